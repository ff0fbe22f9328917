package org.parley.target;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.text.Language;
import org.parley.text.Nearest;

/**
 * The YAML form of a {@link TargetSet}: what may stand in it, and what to say where it does not.
 */
final class TargetFile {

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final List<String> ADDRESSED = List.of("detect", "assumed");

  /** A text and the line that it stands in, for messages. */
  @JsonDeserialize(using = LocatedDeserializer.class)
  private record Located(String text, int line) {}

  private record Root(
      @Nullable ByLanguage<AroundYaml> surroundings, @Nullable List<TargetYaml> targets) {}

  private record ByLanguage<T>(@Nullable T en, @Nullable T ru, @Nullable T ar) {

    <R> Map<Language, R> map(Function<T, R> convert) {
      Map<Language, R> map = new EnumMap<>(Language.class);
      if (en != null) {
        map.put(Language.ENGLISH, convert.apply(en));
      }
      if (ru != null) {
        map.put(Language.RUSSIAN, convert.apply(ru));
      }
      if (ar != null) {
        map.put(Language.ARABIC, convert.apply(ar));
      }
      return map;
    }
  }

  private record AroundYaml(
      @Nullable List<Located> topic,
      @Nullable List<Located> process,
      @Nullable List<Located> context,
      @Nullable List<Located> competitors,
      @Nullable List<Located> elsewhere) {}

  private record TargetYaml(
      @Nullable Located id,
      @Nullable String name,
      @Nullable String description,
      @Nullable Located addressed,
      @Nullable ByLanguage<PatternsYaml> aliases) {}

  private record PatternsYaml(
      @Nullable List<Located> explicit,
      @Nullable List<Located> names,
      @Nullable List<Located> indirect,
      @Nullable List<Located> references,
      @Nullable List<Located> exclusions) {}

  private final String origin;

  private TargetFile(String origin) {
    this.origin = origin;
  }

  static TargetSet parse(String yaml, String origin) {
    return new TargetFile(origin).convert(yaml);
  }

  private TargetSet convert(String yaml) {
    Root root = read(yaml);
    if (root == null || root.targets() == null || root.targets().isEmpty()) {
      throw new InvalidTargetsException(
          origin + ": no targets in it; expected a list under the key \"targets\"");
    }
    Map<Language, Surroundings> surroundings =
        root.surroundings() == null ? Map.of() : root.surroundings().map(this::surroundings);
    List<Target> targets = new ArrayList<>();
    Map<String, Integer> lineOfId = new HashMap<>();
    for (TargetYaml target : root.targets()) {
      targets.add(target(target, targets.size() + 1, lineOfId));
    }
    return new TargetSet(targets, surroundings);
  }

  private @Nullable Root read(String yaml) {
    try {
      return MAPPER.readValue(yaml, Root.class);
    } catch (UnrecognizedPropertyException e) {
      String key = e.getPropertyName();
      List<String> allowed =
          Arrays.stream(e.getReferringClass().getRecordComponents())
              .map(RecordComponent::getName)
              .toList();
      throw invalid(
          lineOfKey(key, yaml, line(e)),
          "unknown key \"%s\"; allowed here: %s%s"
              .formatted(key, String.join(", ", allowed), guess(key, allowed)));
    } catch (MismatchedInputException e) {
      throw invalid(line(e), "at \"" + path(e) + "\": expected " + expected(e.getTargetType()));
    } catch (JsonProcessingException e) {
      String first = e.getOriginalMessage().lines().findFirst().orElse("not readable");
      throw invalid(line(e), "not valid YAML: " + first);
    }
  }

  private Surroundings surroundings(AroundYaml yaml) {
    return new Surroundings(
        patterns(yaml.topic()),
        patterns(yaml.process()),
        patterns(yaml.context()),
        patterns(yaml.competitors()),
        patterns(yaml.elsewhere()));
  }

  private Target target(TargetYaml yaml, int number, Map<String, Integer> lineOfId) {
    Located id = yaml.id();
    if (id == null || id.text().isBlank()) {
      throw new InvalidTargetsException(origin + ": target number " + number + " has no \"id\"");
    }
    Integer earlier = lineOfId.putIfAbsent(id.text(), id.line());
    if (earlier != null) {
      throw invalid(id.line(), "id \"" + id.text() + "\" is taken by line " + earlier);
    }
    if (yaml.description() == null || yaml.description().isBlank()) {
      throw invalid(
          id.line(),
          "target \""
              + id.text()
              + "\" has no \"description\"; write a sentence that tells what it is");
    }
    Target.Addressing addressing = addressing(yaml.addressed());
    Map<Language, Target.Patterns> aliases =
        yaml.aliases() == null ? Map.of() : yaml.aliases().map(this::aliases);
    boolean named =
        aliases.values().stream()
            .anyMatch(one -> !(one.explicit().isEmpty() && one.names().isEmpty()));
    if (addressing == Target.Addressing.DETECT && !named) {
      throw invalid(
          id.line(),
          "target \"%s\" has no aliases: give some under aliases, en (or ru, ar), explicit or names"
                  .formatted(id.text())
              + ", or say \"addressed: assumed\"");
    }
    String name = yaml.name() == null ? id.text() : yaml.name();
    return new Target(id.text(), name, yaml.description().strip(), addressing, aliases);
  }

  private Target.Addressing addressing(@Nullable Located word) {
    if (word == null || word.text().equals("detect")) {
      return Target.Addressing.DETECT;
    }
    if (word.text().equals("assumed")) {
      return Target.Addressing.ASSUMED;
    }
    throw invalid(
        word.line(),
        "addressed \"%s\" is not one of %s%s"
            .formatted(word.text(), String.join(", ", ADDRESSED), guess(word.text(), ADDRESSED)));
  }

  private Target.Patterns aliases(PatternsYaml yaml) {
    return new Target.Patterns(
        patterns(yaml.explicit()),
        patterns(yaml.names()),
        patterns(yaml.indirect()),
        patterns(yaml.references()),
        patterns(yaml.exclusions()));
  }

  /** The patterns of one list, each tried so that a broken one is told by its line. */
  private List<String> patterns(@Nullable List<Located> list) {
    if (list == null) {
      return List.of();
    }
    Map<String, Integer> lines = new HashMap<>();
    for (Located pattern : list) {
      if (pattern == null) {
        throw new InvalidTargetsException(
            origin + ": an empty entry in a list of patterns; remove it or write a pattern");
      }
      try {
        LemmaPattern.parse(pattern.text());
      } catch (InvalidTargetsException e) {
        throw invalid(pattern.line(), e.getMessage());
      }
      Integer earlier = lines.putIfAbsent(pattern.text(), pattern.line());
      if (earlier != null) {
        throw invalid(
            pattern.line(),
            "pattern \"" + pattern.text() + "\" stands in line " + earlier + " too");
      }
    }
    return list.stream().map(Located::text).toList();
  }

  private static String guess(String found, List<String> allowed) {
    return Nearest.to(found, allowed).map(near -> "; did you mean \"" + near + "\"?").orElse("");
  }

  private static String expected(@Nullable Class<?> type) {
    if (type != null && Collection.class.isAssignableFrom(type)) {
      return "a list (lines that begin with \"- \")";
    }
    if (type == String.class || type == Located.class) {
      return "a text";
    }
    return "keys with values";
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getFieldName() != null
                    ? step.getFieldName()
                    : "number " + (step.getIndex() + 1))
        .collect(Collectors.joining(", "));
  }

  private static int line(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null ? 1 : location.getLineNr();
  }

  /** The line of a key, which the parser has passed already when it objects to it. */
  private static int lineOfKey(String key, String yaml, int passed) {
    List<String> lines = yaml.lines().toList();
    for (int line = Math.min(passed, lines.size()); line > 0; line--) {
      if (lines.get(line - 1).replaceFirst("^[\\s-]*", "").startsWith(key + ":")) {
        return line;
      }
    }
    return passed;
  }

  private InvalidTargetsException invalid(int line, String what) {
    return new InvalidTargetsException(origin + ", line " + line + ": " + what);
  }

  /** Reads a text together with its line. */
  private static final class LocatedDeserializer extends StdDeserializer<Located> {

    private static final long serialVersionUID = 1L;

    LocatedDeserializer() {
      super(Located.class);
    }

    @Override
    public @Nullable Located deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      int line = parser.currentTokenLocation().getLineNr();
      if (!parser.currentToken().isScalarValue()) {
        return (Located) context.handleUnexpectedToken(Located.class, parser);
      }
      return new Located(parser.getText().strip(), line);
    }
  }
}
