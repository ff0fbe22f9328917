package org.parley.target;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Writes a target set in the form that {@link TargetSet#read} reads. */
final class TargetYaml {

  private static final YAMLMapper MAPPER = new YAMLMapper();

  private TargetYaml() {}

  static String of(TargetSet set) {
    ObjectNode root = MAPPER.createObjectNode();
    ObjectNode surroundings = MAPPER.createObjectNode();
    new TreeMap<>(set.surroundings())
        .forEach(
            (language, around) -> {
              ObjectNode node = surroundings.putObject(language.code());
              add(node, "topic", around.topic());
              add(node, "context", around.context());
              add(node, "competitors", around.competitors());
              add(node, "elsewhere", around.elsewhere());
            });
    if (!surroundings.isEmpty()) {
      root.set("surroundings", surroundings);
    }
    for (Target target : set.targets()) {
      ObjectNode node = root.withArray("targets").addObject();
      node.put("id", target.id());
      node.put("name", target.name());
      node.put("description", target.description());
      node.put("addressed", target.addressing().name().toLowerCase(Locale.ROOT));
      if (target.aliases().isEmpty()) {
        continue;
      }
      ObjectNode aliases = node.putObject("aliases");
      new TreeMap<>(target.aliases())
          .forEach(
              (language, patterns) -> {
                ObjectNode byKind = aliases.putObject(language.code());
                add(byKind, "explicit", patterns.explicit());
                add(byKind, "names", patterns.names());
                add(byKind, "indirect", patterns.indirect());
                add(byKind, "references", patterns.references());
                add(byKind, "exclusions", patterns.exclusions());
              });
    }
    try {
      return MAPPER.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      // A tree of strings can always be written.
      throw new UncheckedIOException(e);
    }
  }

  private static void add(ObjectNode node, String key, List<String> patterns) {
    if (!patterns.isEmpty()) {
      patterns.forEach(node.withArray(key)::add);
    }
  }
}
