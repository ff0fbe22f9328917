package org.parley.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.parley.stance.Stance;
import org.parley.text.Span;

/**
 * The {@code result} list of a Label Studio annotation or prediction, and the names of the controls
 * that it fills in. They are those of {@link LabelStudioConfig}:
 *
 * <ul>
 *   <li>{@code addressed-TARGET}, a choice of {@value #YES} and {@value #NO};
 *   <li>{@code stance-TARGET}, a choice of pro, anti and none;
 *   <li>{@value #EVIDENCE}, {@value #MENTIONS} and {@value #HOLDERS}, spans of the text labelled
 *       with the target's id.
 * </ul>
 *
 * A target's id stands in a control's name as in a URL, since names hold no blanks. Label Studio
 * counts offsets in code points.
 */
public final class LabelStudioResults {

  /** The field of a task's data that is annotated, and the name of the object that shows it. */
  public static final String TEXT = "text";

  /** Control for the words that show a stance. */
  public static final String EVIDENCE = "evidence";

  /** Control for the words that name a target. */
  public static final String MENTIONS = "mentions";

  /** Control for those who hold a stance. */
  public static final String HOLDERS = "holders";

  /** The choice that a target is addressed. */
  public static final String YES = "yes";

  /** The choice that a target is not addressed. */
  public static final String NO = "no";

  private static final String ADDRESSED = "addressed-";
  private static final String STANCE = "stance-";

  private final String text;
  private final ArrayNode results = JsonNodeFactory.instance.arrayNode();

  /**
   * An empty list.
   *
   * @param text the text that the task shows
   */
  public LabelStudioResults(String text) {
    this.text = text;
  }

  /** Name of the control that says whether a target is addressed. */
  public static String addressedControl(String target) {
    return ADDRESSED + encoded(target);
  }

  /** Name of the control that says the stance toward a target. */
  public static String stanceControl(String target) {
    return STANCE + encoded(target);
  }

  /** The target whose addressing a control says; empty where it is another kind of control. */
  public static Optional<String> addressedTarget(String control) {
    return target(control, ADDRESSED);
  }

  /** The target toward which a control says the stance; empty where it is another kind. */
  public static Optional<String> stanceTarget(String control) {
    return target(control, STANCE);
  }

  private static String encoded(String target) {
    return URLEncoder.encode(target, StandardCharsets.UTF_8);
  }

  private static Optional<String> target(String control, String prefix) {
    if (!control.startsWith(prefix)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          URLDecoder.decode(control.substring(prefix.length()), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      // A control of somebody else's that begins alike.
      return Optional.empty();
    }
  }

  /** Says whether a target is addressed. */
  public LabelStudioResults addressed(String target, boolean addressed) {
    choice(addressedControl(target), addressed ? YES : NO);
    return this;
  }

  /** Says the stance toward a target. */
  public LabelStudioResults stance(String target, Stance stance) {
    choice(stanceControl(target), stance.label());
    return this;
  }

  /**
   * Says the predicted stance toward a target.
   *
   * @param score its probability, 0 to 1
   */
  public LabelStudioResults stance(String target, Stance stance, double score) {
    choice(stanceControl(target), stance.label()).put("score", score);
    return this;
  }

  /**
   * Marks a span.
   *
   * @param control {@value #EVIDENCE}, {@value #MENTIONS} or {@value #HOLDERS}
   * @param span the span in UTF-16 units
   */
  public LabelStudioResults mark(String control, String target, Span span) {
    ObjectNode value = result(control, "labels");
    value.put("start", text.codePointCount(0, span.start()));
    value.put("end", text.codePointCount(0, span.end()));
    value.put("text", span.of(text));
    value.putArray("labels").add(target);
    return this;
  }

  private ObjectNode choice(String control, String value) {
    result(control, "choices").putArray("choices").add(value);
    return (ObjectNode) results.get(results.size() - 1);
  }

  /** Adds a result and gives its empty value. */
  private ObjectNode result(String control, String type) {
    ObjectNode result = results.addObject();
    result.put("id", "r" + results.size());
    result.put("from_name", control);
    result.put("to_name", TEXT);
    result.put("type", type);
    return result.putObject("value");
  }

  /** The list so far. */
  public ArrayNode json() {
    return results.deepCopy();
  }
}
