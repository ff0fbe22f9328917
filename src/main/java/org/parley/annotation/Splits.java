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
import org.jspecify.annotations.Nullable;
import org.parley.text.Nearest;

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
   * @throws MalformedAnnotationException where the file is no such object, or a document is in two
   *     parts
   * @throws IOException where the file cannot be read
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
            throw new MalformedAnnotationException(
                file.toString(),
                "document '%s' is in more than one part; leave it in one".formatted(document));
          }
        }
      }
      return splits;
    } catch (JsonProcessingException e) {
      throw new MalformedAnnotationException(
          file.toString(),
          "no split; expected {\"train\": [document ids], …}: " + e.getOriginalMessage());
    }
  }

  /** Names of the parts. */
  public Set<String> parts() {
    return Set.copyOf(documentsByPart.keySet());
  }

  /** Whether a document is in any part; none, of a row without a document, is not. */
  public boolean has(@Nullable String document) {
    return document != null
        && documentsByPart.values().stream().anyMatch(documents -> documents.contains(document));
  }

  /**
   * The annotations whose document is in one of the given parts. Rows without a document are in
   * none.
   *
   * @throws MalformedAnnotationException where a part is not in the file
   */
  public List<Annotation> select(List<Annotation> annotations, List<String> parts)
      throws MalformedAnnotationException {
    Set<String> documents = new HashSet<>();
    for (String part : parts) {
      Set<String> of = documentsByPart.get(part);
      if (of == null) {
        throw new MalformedAnnotationException(
            file.toString(),
            "no part '%s'; there are %s%s"
                .formatted(
                    part,
                    String.join(", ", documentsByPart.keySet()),
                    Nearest.to(part, documentsByPart.keySet())
                        .map("; did you mean %s?"::formatted)
                        .orElse("")));
      }
      documents.addAll(of);
    }
    return annotations.stream()
        .filter(row -> row.document() != null && documents.contains(row.document()))
        .toList();
  }
}
