package org.parley.train;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.Preparation;
import org.parley.annotation.Annotation;
import org.parley.annotation.GoldFiles;
import org.parley.annotation.Splits;
import org.parley.encoder.BaseEncoder;
import org.parley.encoder.EncodedPair;
import org.parley.encoder.EncoderLibrary;
import org.parley.encoder.EncoderSession;
import org.parley.encoder.ModelCache;
import org.parley.encoder.PairTokenizer;
import org.parley.encoder.Pool;
import org.parley.encoder.Precision;
import org.parley.encoder.TunedEncoder;
import org.parley.evaluate.metric.Confusion;
import org.parley.evaluate.metric.LabelMetrics;
import org.parley.stance.Bundle;
import org.parley.stance.NeuralMember;
import org.parley.stance.Stance;

/**
 * What a bundle's encoders lose by being served in 8 bits: macro-F1 of both precisions on the pairs
 * of one part of the corpus that the target finder finds, and how often they agree. Run it by hand:
 *
 * <pre>mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath.txt
 * java -Xmx3g -cp target/test-classes:target/classes:$(cat target/test-classpath.txt) \
 *     org.parley.train.NeuralPrecisionBenchmark models/sochi-geneva dev</pre>
 */
final class NeuralPrecisionBenchmark {

  private NeuralPrecisionBenchmark() {}

  /** The scores of each pair, one a stance. */
  private record Judged(List<float[]> scores, double seconds) {

    List<@Nullable Stance> labels() {
      List<@Nullable Stance> labels = new ArrayList<>();
      for (float[] own : scores) {
        int best = 0;
        for (int c = 1; c < own.length; c++) {
          best = own[c] > own[best] ? c : best;
        }
        labels.add(NeuralMember.CLASSES.get(best));
      }
      return labels;
    }
  }

  /**
   * Compares.
   *
   * @param arguments the bundle, and the part of the split
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Bundle bundle = Bundle.read(folder);
    List<Annotation> rows = new ArrayList<>();
    GoldFiles.read(List.of(Path.of("data/annotations")))
        .forEach(file -> rows.addAll(file.annotations()));
    List<Example> examples =
        new ExampleBuilder(Preparation.of(bundle.targets(), bundle.gazetteer()), bundle.targets())
            .build(
                Splits.read(Path.of("data/splits.json")).select(rows, List.of(arguments[1])),
                Progress.SILENT);
    EncoderLibrary library = new EncoderLibrary(ModelCache.ofUser());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "neural-*.safetensors")) {
      for (Path file : files) {
        compare(TunedEncoder.read(file), library, examples);
      }
    }
  }

  private static void compare(TunedEncoder tuned, EncoderLibrary library, List<Example> examples)
      throws IOException {
    List<Example> own =
        examples.stream()
            .filter(Example::found)
            .filter(one -> tuned.form().languages().contains(one.pair().paragraph().language()))
            .toList();
    BaseEncoder base = library.find(tuned.encoder()).orElseThrow();
    Map<Precision, Judged> judged = new EnumMap<>(Precision.class);
    try (PairTokenizer tokenizer = library.tokenizer(base, tuned.form().maxTokens())) {
      List<EncodedPair> pairs =
          own.stream().map(one -> NeuralMember.encode(one.pair(), tokenizer)).toList();
      for (Precision precision : Precision.values()) {
        judged.put(precision, judge(tuned, base, pairs, precision));
      }
    }
    List<Stance> gold = own.stream().map(Example::label).toList();
    System.out.printf("%s: %d pairs%n", tuned.encoder(), own.size());
    judged.forEach(
        (precision, one) ->
            System.out.printf(
                Locale.ROOT,
                "%-5s macro-F1 %.2f  %.1f pairs/s%n",
                precision,
                100
                    * LabelMetrics.macroF1(
                        Confusion.of(gold, one.labels()), EnumSet.allOf(Stance.class)),
                own.size() / one.seconds()));
    Judged floats = Objects.requireNonNull(judged.get(Precision.FLOAT));
    Judged bytes = Objects.requireNonNull(judged.get(Precision.INT8));
    int same = 0;
    double largest = 0;
    for (int i = 0; i < own.size(); i++) {
      same += floats.labels().get(i) == bytes.labels().get(i) ? 1 : 0;
      for (int c = 0; c < floats.scores().get(i).length; c++) {
        double difference = floats.scores().get(i)[c] - bytes.scores().get(i)[c];
        largest = Math.max(largest, Math.abs(difference));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d of %d labels agree; largest difference of a score %.3f%n",
        same,
        own.size(),
        largest);
  }

  private static Judged judge(
      TunedEncoder tuned, BaseEncoder base, List<EncodedPair> pairs, Precision precision)
      throws IOException {
    List<float[]> scores = new ArrayList<>();
    try (EncoderSession session = EncoderSession.open(tuned.graph(base, precision))) {
      long started = System.nanoTime();
      for (EncodedPair pair : pairs) {
        scores.add(
            session.scores(
                base.embed(pair), Pool.weights(tuned.form().pools(), pair), pair.length()));
      }
      return new Judged(scores, (System.nanoTime() - started) / 1e9);
    }
  }
}
