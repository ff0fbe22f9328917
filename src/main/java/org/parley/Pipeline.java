package org.parley;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parley.ingest.ParagraphSplitter;
import org.parley.ingest.SplitDocument;
import org.parley.ingest.TextParagraphSplitter;
import org.parley.stance.Bundle;
import org.parley.stance.EvidenceFinder;
import org.parley.stance.JudgedDocument;
import org.parley.stance.JudgedParagraph;
import org.parley.stance.Judgement;
import org.parley.stance.Pair;
import org.parley.stance.StanceClassifier;
import org.parley.target.TargetMentions;
import org.parley.text.Document;
import org.parley.text.Language;

/**
 * The whole way from a document to its judged paragraphs. Load it once and share it: it is safe to
 * use from several threads, and the same document always gets the same judgements. A bundle with a
 * neural member sets a few system properties of its tokenizer's library when it is first used; see
 * {@link org.parley.encoder.PairTokenizer}.
 *
 * <pre>{@code
 * try (Pipeline pipeline = Pipeline.load(Path.of("models/sochi-geneva"))) {
 *   JudgedDocument judged = pipeline.classify(Document.of("statement-1", text));
 * }
 * }</pre>
 */
public final class Pipeline implements AutoCloseable {

  private final Bundle bundle;
  private final ParagraphSplitter splitter;
  private final Preparation preparation;
  private final StanceClassifier classifier;
  private final EvidenceFinder evidenceFinder;

  private Pipeline(
      Bundle bundle,
      ParagraphSplitter splitter,
      Preparation preparation,
      StanceClassifier classifier) {
    this.bundle = bundle;
    this.splitter = splitter;
    this.preparation = preparation;
    this.classifier = classifier;
    this.evidenceFinder = new EvidenceFinder(classifier);
  }

  /**
   * Loads a bundle.
   *
   * @param directory a folder that {@code parley train} wrote
   * @throws org.parley.stance.BundleException where the folder holds no bundle, one of another
   *     format version, or one whose files are not those that it was written with
   * @throws IOException where a file cannot be read
   */
  public static Pipeline load(Path directory) throws IOException {
    Bundle bundle = Bundle.read(directory);
    return new Pipeline(
        bundle,
        new TextParagraphSplitter(),
        Preparation.of(bundle.targets(), bundle.gazetteer()),
        bundle.classifier());
  }

  /** The bundle that judges. */
  public Bundle bundle() {
    return bundle;
  }

  /**
   * The languages that are judged with fewer members than the bundle has, because an encoder has
   * not been fetched, with the encoder's id.
   */
  public Map<Language, String> missingEncoders() {
    return classifier.missing();
  }

  /** Classifies a document with {@link ClassifyOptions#DEFAULTS}. */
  public JudgedDocument classify(Document document) {
    return classify(document, ClassifyOptions.DEFAULTS);
  }

  /** Classifies a document. */
  public JudgedDocument classify(Document document, ClassifyOptions options) {
    return judge(splitter.split(document), options);
  }

  /** Judges a document whose paragraphs are given, as gold annotations give them. */
  public JudgedDocument judge(SplitDocument split, ClassifyOptions options) {
    List<PreparedParagraph> prepared = preparation.prepare(split.paragraphs(), options.entities());
    List<JudgedParagraph> judged =
        EachParagraph.map(prepared.size(), i -> judge(prepared.get(i), options));
    return new JudgedDocument(split.document(), judged, split.dropped());
  }

  private JudgedParagraph judge(PreparedParagraph prepared, ClassifyOptions options) {
    List<Judgement> judgements = new ArrayList<>();
    for (TargetMentions target : prepared.targets()) {
      judgements.add(
          target.addressed()
              ? judge(prepared.pair(target), options.evidence())
              : StanceClassifier.notAddressed(target));
    }
    return new JudgedParagraph(
        prepared.paragraph().paragraph(),
        prepared.paragraph().language(),
        options.entities() == Preparation.Entities.NONE ? List.of() : prepared.entities(),
        judgements);
  }

  private Judgement judge(Pair pair, boolean evidence) {
    Judgement judgement = classifier.judge(pair);
    return evidence
        ? judgement.withEvidence(evidenceFinder.find(pair, judgement.label()))
        : judgement;
  }

  @Override
  public void close() {
    classifier.close();
  }
}
