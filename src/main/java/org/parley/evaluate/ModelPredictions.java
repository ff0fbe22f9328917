package org.parley.evaluate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.ClassifyOptions;
import org.parley.Pipeline;
import org.parley.Preparation;
import org.parley.annotation.Annotation;
import org.parley.annotation.GoldDocuments;
import org.parley.annotation.GoldDocuments.GoldDocument;
import org.parley.language.LanguageIdentifier;
import org.parley.language.ScriptFirstIdentifier;
import org.parley.output.Counts;
import org.parley.output.Tally;
import org.parley.stance.JudgedDocument;
import org.parley.stance.JudgedParagraph;
import org.parley.stance.Judgement;
import org.parley.text.Language;

/**
 * What a bundle says of the gold paragraphs themselves, each in its document.
 *
 * @param predictions one for each text and target of the bundle
 * @param counts of the texts
 */
public record ModelPredictions(List<Prediction> predictions, Counts counts) {

  private static final ClassifyOptions LABELS_ALONE =
      new ClassifyOptions(Preparation.Entities.ADDRESSED, false);

  public ModelPredictions {
    predictions = List.copyOf(predictions);
  }

  /**
   * Judges gold's texts. A text that several annotators labelled is judged once.
   *
   * @param progress told after each document, from several threads
   */
  public static ModelPredictions of(
      Pipeline pipeline, List<Annotation> gold, Evaluator.Progress progress) {
    List<GoldDocument> documents = documents(gold);
    progress.begin(documents.size());
    List<ModelPredictions> parts =
        documents.parallelStream()
            .map(
                document -> {
                  JudgedDocument judged = pipeline.judge(document.split(), LABELS_ALONE);
                  progress.step();
                  return new ModelPredictions(predictions(document, judged), Tally.of(judged));
                })
            .toList();
    Tally tally = new Tally();
    parts.forEach(part -> tally.add(part.counts));
    return new ModelPredictions(
        parts.stream().flatMap(part -> part.predictions.stream()).toList(), tally.counts());
  }

  /** The languages of gold's texts, as they are told before a text is judged. */
  public static Set<Language> languages(List<Annotation> gold) {
    LanguageIdentifier identifier = new ScriptFirstIdentifier();
    Set<Language> languages = EnumSet.noneOf(Language.class);
    documents(gold)
        .forEach(document -> languages.addAll(identifier.identify(document.split().paragraphs())));
    return languages;
  }

  private static List<GoldDocument> documents(List<Annotation> gold) {
    Map<String, Annotation> texts = new LinkedHashMap<>();
    gold.forEach(row -> texts.putIfAbsent(Rows.key(row), row));
    return GoldDocuments.of(List.copyOf(texts.values()));
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
