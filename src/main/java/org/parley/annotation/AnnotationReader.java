package org.parley.annotation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads annotations, one JSON object a line in UTF-8, in any of three forms, told apart row by row:
 *
 * <ul>
 *   <li>the annotation form: {@code text} and {@code labels};
 *   <li>the pair form: {@code text}, {@code target} and {@code label}, with {@code start} and
 *       {@code end} as the target's mention where they are given. The target's id is its name as it
 *       stands;
 *   <li>the judgement form: {@code text} and {@code stances}, as {@code classify} writes it.
 * </ul>
 *
 * Unknown fields are passed over. A blank string is as good as an absent one.
 */
public final class AnnotationReader {

  private static final ObjectReader JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private AnnotationReader() {}

  /**
   * A row with the JSON that it was read from, for readers of fields that no annotation has.
   *
   * @param place file and line, for messages: {@code gold.jsonl:12}
   * @param json the row
   * @param annotation what was read from it
   */
  public record Row(String place, ObjectNode json, Annotation annotation) {}

  /** What is done with each row. */
  @FunctionalInterface
  public interface RowConsumer {
    /** Takes the next row, in file order. */
    void accept(Row row) throws IOException;
  }

  /**
   * Reads a whole file.
   *
   * @return its annotations in file order
   * @throws MalformedAnnotationException where a row is none of the three forms
   * @throws IOException where the file cannot be read
   */
  public static List<Annotation> read(Path file) throws IOException {
    List<Annotation> annotations = new ArrayList<>();
    read(file, row -> annotations.add(row.annotation()));
    return annotations;
  }

  /**
   * Reads a file row by row.
   *
   * @throws MalformedAnnotationException where a row is none of the three forms
   * @throws IOException where the file cannot be read
   */
  public static void read(Path file, RowConsumer consumer) throws IOException {
    int number = 0;
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (number == 1 && line.startsWith("\uFEFF")) {
          line = line.substring(1);
        }
        if (!line.isBlank()) {
          String place = file + ":" + number;
          ObjectNode json = parse(place, line);
          consumer.accept(new Row(place, json, RowParser.parse(place, json)));
        }
      }
    } catch (CharacterCodingException e) {
      throw new MalformedAnnotationException(
          file + ":" + (number + 1), "holds bytes that are not UTF-8; save the file as UTF-8");
    }
  }

  private static ObjectNode parse(String place, String line) throws IOException {
    JsonNode node;
    try {
      node = JSON.readValue(line);
    } catch (JsonProcessingException e) {
      String column = e.getLocation() == null ? "" : " at column " + e.getLocation().getColumnNr();
      throw new MalformedAnnotationException(
          place, "is not valid JSON" + column + ": " + e.getOriginalMessage());
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new MalformedAnnotationException(
        place, "holds no JSON object; each line must be one, such as {\"text\": …, \"labels\": …}");
  }
}
