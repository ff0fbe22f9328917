package org.parley.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.ClassifyOptions;
import org.parley.Pipeline;
import org.parley.Preparation;
import org.parley.annotation.Annotation;
import org.parley.annotation.GoldDocuments;
import org.parley.annotation.GoldDocuments.GoldDocument;
import org.parley.stance.JudgedDocument;
import org.parley.stance.JudgedParagraph;
import org.parley.stance.Judgement;

/** What a bundle says of the gold paragraphs themselves, each in its document. */
public final class ModelPredictions {

  private static final ClassifyOptions LABELS_ALONE =
      new ClassifyOptions(Preparation.Entities.ADDRESSED, false);

  private ModelPredictions() {}

  /**
   * Judges gold's texts. A text that several annotators labelled is judged once.
   *
   * @param progress told after each document, from several threads
   * @return one prediction for each text and target of the bundle
   */
  public static List<Prediction> of(
      Pipeline pipeline, List<Annotation> gold, Evaluator.Progress progress) {
    Map<String, Annotation> texts = new LinkedHashMap<>();
    gold.forEach(row -> texts.putIfAbsent(Rows.key(row), row));
    List<GoldDocument> documents = GoldDocuments.of(List.copyOf(texts.values()));
    progress.begin(documents.size());
    return documents.parallelStream()
        .map(
            document -> {
              JudgedDocument judged = pipeline.judge(document.split(), LABELS_ALONE);
              progress.step();
              return predictions(document, judged);
            })
        .flatMap(List::stream)
        .toList();
  }

  private static List<Prediction> predictions(GoldDocument document, JudgedDocument judged) {
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < judged.paragraphs().size(); i++) {
      JudgedParagraph paragraph = judged.paragraphs().get(i);
      Annotation row = document.annotations().get(i);
      for (Judgement judgement : paragraph.judgements()) {
        predictions.add(
            new Prediction(
                Rows.name(row),
                row.id(),
                row.document(),
                row.paragraph(),
                row.text(),
                judgement.target().target().id(),
                judgement.label(),
                judgement.probabilities(),
                Optional.of(judgement.target().addressed()),
                judgement.abstained(),
                judgement.target().mentions(),
                judgement.members()));
      }
    }
    return predictions;
  }
}
