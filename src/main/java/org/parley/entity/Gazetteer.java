package org.parley.entity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.parley.entity.Actor.ActorName;
import org.parley.text.Language;
import org.parley.text.Name;
import org.parley.text.Nearest;

/**
 * The actors whose names are linked.
 *
 * <p>The file is tab-separated, one actor a line, with the header {@code id type role en ru ar};
 * several names of one language stand in one field, parted by {@code |}; a leading {@code =} means
 * that the name counts only where it is written just so. Lines that begin with {@code #} are
 * remarks.
 *
 * @param actors the actors in the file's order
 */
public record Gazetteer(List<Actor> actors) {

  private static final List<String> HEADER = List.of("id", "type", "role", "en", "ru", "ar");
  private static final List<Language> LANGUAGES =
      List.of(Language.ENGLISH, Language.RUSSIAN, Language.ARABIC);
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public Gazetteer {
    actors = List.copyOf(actors);
  }

  /**
   * Reads a gazetteer.
   *
   * @throws IOException if the file cannot be read
   * @throws InvalidGazetteerException if a line breaks the format, an id comes twice, or a name
   *     stands for two actors in one language
   */
  public static Gazetteer read(Path file) throws IOException {
    return new Reader(file).read(Files.readAllLines(file));
  }

  private static final class Reader {
    private final Path file;
    private final List<Actor> actors = new ArrayList<>();
    private final Map<String, Integer> lineOfId = new HashMap<>();
    private final Map<String, String> ownerOfName = new HashMap<>();
    private int line;

    Reader(Path file) {
      this.file = file;
    }

    Gazetteer read(List<String> lines) {
      boolean headerSeen = false;
      for (String row : lines) {
        line++;
        if (row.isBlank() || row.startsWith("#")) {
          continue;
        }
        List<String> fields = Arrays.stream(row.split("\t", -1)).map(String::strip).toList();
        if (!headerSeen) {
          if (!fields.equals(HEADER)) {
            throw invalid("the header must be \"" + String.join(" ", HEADER) + "\", tab-separated");
          }
          headerSeen = true;
        } else {
          actors.add(actor(fields));
        }
      }
      if (actors.isEmpty()) {
        throw invalid("no actors in it; expected at least one line after the header");
      }
      return new Gazetteer(actors);
    }

    private Actor actor(List<String> fields) {
      if (fields.size() != HEADER.size()) {
        throw invalid(
            "%d tab-separated fields, expected %d: %s"
                .formatted(fields.size(), HEADER.size(), String.join(", ", HEADER)));
      }
      String id = fields.get(0);
      if (!ID.matcher(id).matches()) {
        throw invalid("id \"" + id + "\" is not made of lower-case letters, digits and hyphens");
      }
      Integer earlier = lineOfId.putIfAbsent(id, line);
      if (earlier != null) {
        throw invalid("id \"" + id + "\" is taken by line " + earlier);
      }
      Map<Language, List<ActorName>> names = new EnumMap<>(Language.class);
      for (int i = 0; i < LANGUAGES.size(); i++) {
        names.put(LANGUAGES.get(i), names(fields.get(3 + i), id, LANGUAGES.get(i)));
      }
      return new Actor(id, type(fields.get(1)), role(fields.get(2)), names);
    }

    private List<ActorName> names(String field, String id, Language language) {
      if (field.isEmpty()) {
        throw invalid("\"" + id + "\" has no name in column \"" + language.code() + "\"");
      }
      List<ActorName> names = new ArrayList<>();
      for (String raw : field.split("\\|", -1)) {
        String text = raw.strip();
        boolean exact = text.startsWith("=");
        if (exact) {
          text = text.substring(1).strip();
        }
        if (text.isEmpty()) {
          throw invalid("an empty name of \"" + id + "\" in column \"" + language.code() + "\"");
        }
        String owner = ownerOfName.putIfAbsent(language.code() + " " + text, id);
        if (owner != null) {
          throw invalid(
              "the name \"%s\" of \"%s\" is already a name of \"%s\" in column \"%s\""
                  .formatted(text, id, owner, language.code()));
        }
        names.add(new ActorName(text, exact));
      }
      return List.copyOf(names);
    }

    private Name.Type type(String label) {
      for (Name.Type type : Name.Type.values()) {
        if (type.name().equals(label)) {
          return type;
        }
      }
      List<String> allowed = Arrays.stream(Name.Type.values()).map(Enum::name).toList();
      throw notAllowed("type", label, allowed);
    }

    private Role role(String label) {
      return Role.ofLabel(label).orElseThrow(() -> notAllowed("role", label, Role.labels()));
    }

    private InvalidGazetteerException notAllowed(String field, String found, List<String> allowed) {
      String guess =
          Nearest.to(found, allowed).map(near -> "; did you mean \"" + near + "\"?").orElse("");
      return invalid(
          "%s \"%s\" is not one of %s%s"
              .formatted(field, found, String.join(", ", allowed), guess));
    }

    private InvalidGazetteerException invalid(String what) {
      return new InvalidGazetteerException(file + ", line " + line + ": " + what);
    }
  }
}
