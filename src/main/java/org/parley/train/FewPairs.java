package org.parley.train;

import java.util.ArrayList;
import java.util.List;
import org.parley.evaluate.metric.Measure;
import org.parley.stance.BundleDescription.Figure;

/** Says what to expect of a target with few labelled pairs. */
final class FewPairs {

  /**
   * Below this number a target gets a warning. Measured: the 65 pairs of data/examples/astana did
   * not beat the keyword rule by themselves, and the curve in data/README.md still climbs at 1,600.
   */
  static final int FEW = 100;

  private static final String TARGET = "target ";

  private FewPairs() {}

  /**
   * The warnings.
   *
   * @param figures what {@link HeldOutFigures} measured
   * @param targets the targets' ids
   * @return a sentence a target that has few; nothing where all have enough
   */
  static List<String> of(List<Figure> figures, List<String> targets) {
    List<Figure> counts =
        figures.stream()
            .filter(figure -> figure.on().equals(HeldOutFigures.CROSS_VALIDATION))
            .filter(figure -> figure.measure().equals(Measure.MACRO_F1.key()))
            .toList();
    List<String> sentences = new ArrayList<>();
    for (String target : targets) {
      counts.stream()
          .filter(figure -> figure.slice().equals(targets.size() == 1 ? "all" : TARGET + target))
          .filter(figure -> figure.pairs() < FEW)
          .forEach(figure -> sentences.add(sentence(target, figure.pairs())));
    }
    return sentences;
  }

  private static String sentence(String target, int pairs) {
    return ("%s: only %d labelled paragraphs address it. With fewer than %d, do not expect more"
            + " than a rule of keywords gives: compare the baselines that parley evaluate"
            + " prints.")
        .formatted(target, pairs, FEW);
  }
}
