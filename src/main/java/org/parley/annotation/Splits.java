package org.parley.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A frozen split of documents into parts such as train, dev and test. The file is a JSON object
 * that lists, for each part, the ids of its documents.
 */
public final class Splits {

  private final Path file;
  private final Map<String, Set<String>> documentsByPart = new TreeMap<>();

  private Splits(Path file, Map<String, List<String>> parts) {
    this.file = file;
    parts.forEach((part, documents) -> documentsByPart.put(part, Set.copyOf(documents)));
  }

  /**
   * Reads a split.
   *
   * @throws IOException where the file is unreadable or no such object, or a document is in two
   *     parts
   */
  public static Splits read(Path file) throws IOException {
    try {
      Splits splits =
          new Splits(
              file,
              new ObjectMapper()
                  .readValue(file.toFile(), new TypeReference<Map<String, List<String>>>() {}));
      Set<String> seen = new HashSet<>();
      for (Set<String> documents : splits.documentsByPart.values()) {
        for (String document : documents) {
          if (!seen.add(document)) {
            throw new IOException(
                "%s: document '%s' is in more than one part; leave it in one"
                    .formatted(file, document));
          }
        }
      }
      return splits;
    } catch (JsonProcessingException e) {
      throw new IOException(
          "%s: not a split: expected {\"train\": [document ids], …}, found %s"
              .formatted(file, e.getOriginalMessage()),
          e);
    }
  }

  /** Names of the parts, sorted. */
  public Set<String> parts() {
    return Set.copyOf(documentsByPart.keySet());
  }

  /**
   * The annotations whose document is in one of the given parts.
   *
   * @throws IOException where a part is not in the file
   */
  public List<Annotation> select(List<Annotation> annotations, List<String> parts)
      throws IOException {
    Set<String> documents = new HashSet<>();
    for (String part : parts) {
      Set<String> of = documentsByPart.get(part);
      if (of == null) {
        throw new IOException(
            "%s has no part '%s'; it has %s".formatted(file, part, documentsByPart.keySet()));
      }
      documents.addAll(of);
    }
    return annotations.stream()
        .filter(annotation -> documents.contains(annotation.document()))
        .toList();
  }
}
