package org.parley.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;
import org.parley.stance.Distribution;
import org.parley.stance.Stance;
import org.parley.text.Language;

/** Gold and predictions made for tests. */
public final class Fixtures {

  private static final List<Stance> STANCES = List.of(Stance.values());

  private Fixtures() {}

  /** A gold row with a name and labels. */
  static Annotation gold(
      @Nullable String id,
      @Nullable String document,
      @Nullable Integer paragraph,
      String text,
      Map<String, Stance> labels) {
    return gold(id, document, paragraph, null, text, Optional.empty(), labels);
  }

  /** A gold row on the target {@code t}, its text made of its id. */
  static Annotation gold(
      String id, @Nullable Language language, Optional<List<String>> addressed, Stance label) {
    return gold(id, null, null, language, "text " + id, addressed, Map.of("t", label));
  }

  private static Annotation gold(
      @Nullable String id,
      @Nullable String document,
      @Nullable Integer paragraph,
      @Nullable Language language,
      String text,
      Optional<List<String>> addressed,
      Map<String, Stance> labels) {
    return new Annotation(
        id, document, paragraph, language, null, null, null, null, text, addressed, labels,
        Map.of(), Map.of(), Map.of(), List.of(), null, null, null);
  }

  /** A prediction without probabilities. */
  static Prediction prediction(
      @Nullable String id,
      @Nullable String document,
      @Nullable Integer paragraph,
      String text,
      String target,
      Stance label) {
    return new Prediction(
        "p.jsonl:1",
        id,
        document,
        paragraph,
        text,
        target,
        label,
        null,
        Optional.empty(),
        false,
        List.of(),
        Map.of());
  }

  /** A distribution that is sure of a stance. */
  public static Distribution certain(Stance stance) {
    return new Distribution(
        stance == Stance.PRO ? 1 : 0, stance == Stance.ANTI ? 1 : 0, stance == Stance.NONE ? 1 : 0);
  }

  /** The same predictions by two members, one of which says the opposite. */
  public static List<Prediction> byTwoMembers(List<Prediction> predictions) {
    return predictions.stream()
        .map(
            one ->
                new Prediction(
                    one.place(),
                    one.id(),
                    one.document(),
                    one.paragraph(),
                    one.text(),
                    one.target(),
                    one.label(),
                    one.probabilities(),
                    one.addressed(),
                    one.abstained(),
                    one.mentions(),
                    Map.of(
                        "linear",
                        certain(one.label()),
                        "neural",
                        certain(one.label() == Stance.PRO ? Stance.ANTI : Stance.PRO))))
        .toList();
  }

  /** Gold and the predictions for it. */
  public record Case(List<Annotation> gold, List<Prediction> predictions) {}

  /**
   * Random gold of two targets with every attribute, and predictions that are right about two times
   * in three.
   *
   * @param perDocument paragraphs in a document
   */
  public static Case random(long seed, int documents, int perDocument) {
    Random random = new Random(seed);
    List<Annotation> gold = new ArrayList<>();
    List<Prediction> predictions = new ArrayList<>();
    for (int d = 0; d < documents; d++) {
      Language language = random.nextBoolean() ? Language.ENGLISH : Language.RUSSIAN;
      String date = "2018-0" + (1 + random.nextInt(6)) + "-11";
      String genre = random.nextBoolean() ? "speech" : "news";
      for (int p = 0; p < perDocument; p++) {
        String id = "r" + d + "-" + p;
        String text = "Paragraph " + p + " of statement " + d + " welcomes or rejects the talks.";
        Stance sochi = STANCES.get(random.nextInt(3));
        Stance geneva = STANCES.get(random.nextInt(3));
        List<String> addressed = new ArrayList<>();
        if (sochi != Stance.NONE || random.nextBoolean()) {
          addressed.add("sochi");
        }
        if (geneva != Stance.NONE || random.nextBoolean()) {
          addressed.add("geneva");
        }
        gold.add(
            new Annotation(
                id,
                "doc" + d,
                p,
                language,
                null,
                date,
                null,
                genre,
                text,
                Optional.of(addressed),
                Map.of("sochi", sochi, "geneva", geneva),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                random.nextBoolean() ? "A" : "B",
                "composed",
                null));
        if (random.nextInt(20) > 0) {
          predictions.add(predicted(random, id, d, p, text, "sochi", sochi));
        }
        predictions.add(predicted(random, id, d, p, text, "geneva", geneva));
      }
    }
    return new Case(gold, predictions);
  }

  private static Prediction predicted(
      Random random, String id, int document, int paragraph, String text, String target, Stance g) {
    boolean addressed = random.nextInt(5) > 0;
    Stance label = random.nextInt(3) > 0 ? g : STANCES.get(random.nextInt(3));
    double top = 0.4 + 0.6 * random.nextDouble();
    double rest = (1 - top) / 2;
    Distribution probabilities =
        addressed
            ? new Distribution(
                label == Stance.PRO ? top : rest,
                label == Stance.ANTI ? top : rest,
                label == Stance.NONE ? top : rest)
            : Distribution.CERTAIN_NONE;
    return new Prediction(
        "p.jsonl:1",
        id,
        "doc" + document,
        paragraph,
        text,
        target,
        probabilities.argmax(),
        probabilities,
        Optional.of(addressed),
        addressed && top < 0.5,
        List.of(),
        Map.of());
  }
}
