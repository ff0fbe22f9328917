package org.parley.train;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.Preparation;
import org.parley.annotation.Annotation;
import org.parley.annotation.AnnotationReader;
import org.parley.evaluate.metric.Confusion;
import org.parley.evaluate.metric.LabelMetrics;
import org.parley.stance.Lexicon;
import org.parley.stance.PairFeatures;
import org.parley.stance.Stance;
import org.parley.target.TargetSet;

/**
 * The linear member beside what has been the measure for it since SemEval-2016: a linear SVM a
 * target (liblinear) over the presence of word 1- to 3-grams and character 2- to 5-grams, scaled to
 * unit length. Both are cross-validated on the same three folds by text of a corpus in the pair
 * form, three times. Run it by hand:
 *
 * <pre>mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath.txt
 * java -Xmx3g -cp target/test-classes:target/classes:$(cat target/test-classpath.txt) \
 *     org.parley.train.LinearMemberBenchmark ../shared/data/semeval2016t6/train.jsonl</pre>
 */
final class LinearMemberBenchmark {

  private static final int FOLDS = 3;
  private static final int SEEDS = 3;
  private static final List<Double> COSTS = List.of(0.3, 1.0, 3.0, 10.0);
  private static final List<Stance> STANCES = List.of(Stance.values());
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

  private LinearMemberBenchmark() {}

  /** What each system says of the examples under each seed. */
  private record Scores(List<Double> fAvg, List<Double> macroF1) {

    void add(List<Example> examples, List<@Nullable Stance> predicted) {
      Confusion table = Confusion.of(examples.stream().map(Example::label).toList(), predicted);
      fAvg.add(LabelMetrics.fAvg(table));
      macroF1.add(LabelMetrics.macroF1(table, EnumSet.allOf(Stance.class)));
    }
  }

  /**
   * Compares.
   *
   * @param arguments the corpus
   */
  public static void main(String[] arguments) throws IOException {
    List<Annotation> rows = AnnotationReader.read(Path.of(arguments[0]));
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.labels().keySet()));
    TargetSet targets = TargetSet.assumed(List.copyOf(names));
    List<Example> examples =
        new ExampleBuilder(Preparation.of(targets, Path.of("data/gazetteer/actors.tsv")), targets)
            .build(rows, Progress.SILENT);
    LinearTrainer linear =
        new LinearTrainer(new PairFeatures(Lexicon.read(Path.of("data/lexicon/stance.tsv"))));
    Map<String, Scores> systems = new LinkedHashMap<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      List<OutOfFold> predictions =
          new CrossValidation(List.of(linear), FOLDS, seed).run(examples, Progress.SILENT);
      List<@Nullable Stance> labels = new ArrayList<>();
      predictions.forEach(
          one -> labels.add(Objects.requireNonNull(one.members().get("linear")).argmax()));
      scores(systems, "linear member").add(examples, labels);
      int[] folds = Folds.assign(examples, FOLDS, seed);
      for (double cost : COSTS) {
        scores(systems, "n-gram SVM, C = " + cost).add(examples, svm(examples, folds, cost));
      }
    }
    System.out.printf("%d pairs, %d folds, %d seeds%n", examples.size(), FOLDS, SEEDS);
    systems.forEach(
        (name, scores) ->
            System.out.printf(
                Locale.ROOT,
                "%-20s F_avg %s  macro-F1 %s%n",
                name,
                percent(scores.fAvg()),
                percent(scores.macroF1())));
  }

  private static Scores scores(Map<String, Scores> systems, String name) {
    return systems.computeIfAbsent(
        name, unused -> new Scores(new ArrayList<>(), new ArrayList<>()));
  }

  private static String percent(List<Double> values) {
    double mean = values.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
    return String.format(Locale.ROOT, "%.1f", 100 * mean);
  }

  private static List<@Nullable Stance> svm(List<Example> examples, int[] folds, double cost) {
    List<Set<String>> grams =
        examples.stream().map(example -> grams(example.annotation().text())).toList();
    Map<String, List<Integer>> byTarget = new LinkedHashMap<>();
    for (int i = 0; i < examples.size(); i++) {
      byTarget.computeIfAbsent(examples.get(i).target(), unused -> new ArrayList<>()).add(i);
    }
    @Nullable Stance[] predicted = new Stance[examples.size()];
    for (List<Integer> own : byTarget.values()) {
      for (int fold = 0; fold < FOLDS; fold++) {
        Map<String, Integer> indices = new HashMap<>();
        List<Feature[]> vectors = new ArrayList<>();
        List<Double> labels = new ArrayList<>();
        for (int i : own) {
          if (folds[i] != fold) {
            grams.get(i).forEach(gram -> indices.putIfAbsent(gram, indices.size() + 2));
            vectors.add(vector(grams.get(i), indices));
            labels.add((double) STANCES.indexOf(examples.get(i).label()));
          }
        }
        Model model = train(vectors, labels, indices.size() + 1, cost);
        for (int i : own) {
          if (folds[i] == fold) {
            double label = Linear.predict(model, vector(grams.get(i), indices));
            predicted[i] = STANCES.get((int) label);
          }
        }
      }
    }
    List<@Nullable Stance> list = new ArrayList<>();
    for (Stance stance : predicted) {
      list.add(stance);
    }
    return list;
  }

  private static Model train(
      List<Feature[]> vectors, List<Double> labels, int features, double cost) {
    Problem problem = new Problem();
    problem.l = vectors.size();
    problem.n = features;
    problem.x = vectors.toArray(Feature[][]::new);
    problem.y = labels.stream().mapToDouble(label -> label).toArray();
    Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, cost, 0.01);
    parameter.setRandom(new Random(1));
    Linear.disableDebugOutput();
    return Linear.train(problem, parameter);
  }

  /** A bias at index 1, then the known n-grams, all of one value and of length 1 together. */
  private static Feature[] vector(Set<String> grams, Map<String, Integer> indices) {
    double value = 1 / Math.sqrt(grams.size());
    List<Feature> vector = new ArrayList<>(List.of(new FeatureNode(1, 1)));
    grams.stream()
        .map(indices::get)
        .filter(Objects::nonNull)
        .sorted()
        .forEach(index -> vector.add(new FeatureNode(index, value)));
    return vector.toArray(Feature[]::new);
  }

  private static Set<String> grams(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    List<String> words = WORD.matcher(lower).results().map(MatchResult::group).toList();
    Set<String> grams = new LinkedHashSet<>();
    for (int i = 0; i < words.size(); i++) {
      for (int n = 1; n <= 3 && i + n <= words.size(); n++) {
        grams.add("w " + String.join(" ", words.subList(i, i + n)));
      }
    }
    for (int n = 2; n <= 5; n++) {
      for (int i = 0; i + n <= lower.length(); i++) {
        grams.add("c " + lower.substring(i, i + n));
      }
    }
    return grams;
  }
}
