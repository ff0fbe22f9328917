package org.parley.stance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parley.entity.SimpleAnalysis;
import org.parley.target.Target;
import org.parley.target.TargetMentions;
import org.parley.text.Language;
import org.parley.text.Span;

/** Pairs made for tests, with words in lower case for lemmas. */
public final class Pairs {

  private Pairs() {}

  /** A target that is known by its id alone. */
  public static Target target(String id) {
    return new Target(id, id, id, Target.Addressing.DETECT, Map.of());
  }

  /**
   * An English pair.
   *
   * @param target the target's id
   * @param mention what the text calls it; each occurrence is a mention
   */
  public static Pair pair(String text, String target, String mention) {
    return pair(Language.ENGLISH, text, target, mention, List.of());
  }

  /**
   * A pair.
   *
   * @param rivals what the text calls other targets
   */
  public static Pair pair(
      Language language, String text, String target, String mention, List<String> rivals) {
    List<Span> rivalSpans = new ArrayList<>();
    rivals.forEach(rival -> rivalSpans.addAll(occurrences(text, rival)));
    rivalSpans.sort(null);
    return new Pair(
        SimpleAnalysis.paragraph(0, language, text),
        List.of(),
        new TargetMentions(target(target), true, occurrences(text, mention)),
        rivalSpans);
  }

  private static List<Span> occurrences(String text, String words) {
    List<Span> spans = new ArrayList<>();
    for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      spans.add(new Span(at, at + words.length()));
    }
    return spans;
  }
}
