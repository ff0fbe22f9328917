package org.parley.stance;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.Preparation;
import org.parley.annotation.Annotation;
import org.parley.annotation.GoldFiles;
import org.parley.annotation.Splits;
import org.parley.encoder.BaseEncoder;
import org.parley.encoder.EncodedPair;
import org.parley.encoder.EncoderLibrary;
import org.parley.encoder.ModelCache;
import org.parley.encoder.PairTokenizer;
import org.parley.encoder.Pool;
import org.parley.encoder.TunedEncoder;
import org.parley.encoder.WordGradient;
import org.parley.target.TargetSet;
import org.parley.text.Sentence;
import org.parley.text.Span;
import org.parley.text.Token;
import org.parley.train.Example;
import org.parley.train.ExampleBuilder;
import org.parley.train.Folds;
import org.parley.train.LinearTrainer;
import org.parley.train.Progress;
import org.parley.train.neural.EncoderPlan;
import org.parley.train.neural.NeuralTrainer;

/**
 * How far evidence agrees with the spans that annotators marked: token-F1 over words, the mean over
 * pairs that have gold evidence and are given the right label. Members are trained on two of three
 * folds of train and dev and measured on the third, as by {@code parley train --folds 3}; what to
 * select was chosen on the rows of train, those of dev are shown beside. Run it by hand:
 *
 * <pre>mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath.txt
 * java -Xmx3g -cp target/test-classes:target/classes:$(cat target/test-classpath.txt) \
 *     org.parley.stance.EvidenceBenchmark [CHECKPOINTS FOLDS]</pre>
 *
 * Given a folder for checkpoints, the neural member is measured as well, on its languages and on
 * the first FOLDS folds. That trains it, for half an hour a fold, unless the folder has what an
 * unfinished {@code parley train --members linear,neural --folds 3} left beside its bundle.
 */
final class EvidenceBenchmark {

  private static final int FOLDS = 3;
  private static final long SEED = 1;

  /** A length that makes whole sentences of stretches. */
  private static final int SENTENCE = 1000;

  private static final List<Integer> LENGTHS = List.of(8, 12, 16, 20, SENTENCE);

  /** The scores of each way to choose evidence, by system, part and way. */
  private final Map<String, Map<String, List<Double>>> scores = new LinkedHashMap<>();

  private final PairFeatures features;
  private final Set<String> dev;
  private final Random random = new Random(SEED);

  private EvidenceBenchmark(PairFeatures features, Set<String> dev) {
    this.features = features;
    this.dev = dev;
  }

  /** What each token did for a label. */
  private interface Attribution {
    double[] of(Pair pair, Stance label);
  }

  /** A member with its gradient × input. */
  private record Member(StanceMember member, Attribution gradient) {}

  /**
   * Measures.
   *
   * @param arguments none, or a folder for the neural member's checkpoints and a number of folds
   */
  public static void main(String[] arguments) throws IOException {
    List<Annotation> rows = new ArrayList<>();
    GoldFiles.read(List.of(Path.of("data/annotations")))
        .forEach(file -> rows.addAll(file.annotations()));
    Splits splits = Splits.read(Path.of("data/splits.json"));
    TargetSet targets = TargetSet.read(Path.of("data/targets/sochi-geneva.yaml"));
    List<Example> examples =
        new ExampleBuilder(Preparation.of(targets, Path.of("data/gazetteer/actors.tsv")), targets)
            .build(splits.select(rows, List.of("train", "dev")), Progress.SILENT);
    Set<String> dev =
        splits.select(rows, List.of("dev")).stream()
            .map(row -> String.valueOf(row.document()))
            .collect(Collectors.toSet());
    EvidenceBenchmark benchmark =
        new EvidenceBenchmark(
            new PairFeatures(Lexicon.read(Path.of("data/lexicon/stance.tsv"))), dev);
    boolean neural = arguments.length > 0;
    benchmark.run(
        examples,
        neural ? Path.of(arguments[0]) : null,
        neural ? Integer.parseInt(arguments[1]) : FOLDS);
    benchmark.print();
  }

  private void run(List<Example> examples, @Nullable Path checkpoints, int measured)
      throws IOException {
    int[] folds = Folds.assign(examples, FOLDS, SEED);
    for (int fold = 0; fold < measured; fold++) {
      List<LabelledPair> training = new ArrayList<>();
      List<Example> heldOut = new ArrayList<>();
      for (int i = 0; i < folds.length; i++) {
        Example example = examples.get(i);
        if (folds[i] == fold) {
          heldOut.add(example);
        } else if (example.found() || example.goldAddressed()) {
          training.add(example.labelled());
        }
      }
      List<Member> members = new ArrayList<>(List.of(linear(training)));
      if (checkpoints != null) {
        members.add(neural(training, checkpoints));
      }
      for (Example example : heldOut) {
        List<Span> gold = example.annotation().evidence().getOrDefault(example.target(), List.of());
        if (!gold.isEmpty()
            && example.found()
            && members.stream()
                .allMatch(one -> one.member().judges(example.pair().paragraph().language()))) {
          measure(example, gold, members);
        }
      }
      members.forEach(one -> one.member().close());
    }
  }

  private Member linear(List<LabelledPair> training) throws IOException {
    StanceMember member = new LinearTrainer(features).train(training, SEED);
    LinearGradient gradient = new LinearGradient(written(member), features);
    return new Member(member, gradient::of);
  }

  private static Member neural(List<LabelledPair> training, Path checkpoints) throws IOException {
    EncoderLibrary library = new EncoderLibrary(ModelCache.ofUser());
    StanceMember member;
    try (NeuralTrainer trainer =
        new NeuralTrainer(library, List.of(EncoderPlan.ENGLISH), checkpoints, step -> {})) {
      member = trainer.train(training, SEED);
    }
    TunedEncoder tuned;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(written(member))) {
      tuned = TunedEncoder.read(files.iterator().next());
    }
    BaseEncoder base = library.find(tuned.encoder()).orElseThrow();
    PairTokenizer tokenizer = library.tokenizer(base, tuned.form().maxTokens());
    WordGradient gradient = new WordGradient(base, tuned);
    return new Member(member, (pair, label) -> gradient(pair, label, tokenizer, gradient));
  }

  private static Path written(StanceMember member) throws IOException {
    Path folder = Files.createTempDirectory("parley-evidence-");
    member.write(folder);
    return folder;
  }

  /** The gradient × input of a token's pieces together. */
  private static double[] gradient(
      Pair pair, Stance label, PairTokenizer tokenizer, WordGradient gradient) {
    EncodedPair encoded = NeuralMember.encode(pair, tokenizer);
    double[] ofPieces = gradient.of(encoded, NeuralMember.CLASSES.indexOf(label));
    List<Token> tokens = pair.paragraph().tokens();
    double[] products = new double[tokens.size()];
    for (int t = 0; t < products.length; t++) {
      // Encoded as if the token were the mention: pooling over the mention then tells its pieces.
      float[] pieces =
          Pool.weights(
              List.of(Pool.MENTION),
              tokenizer.encode(
                  pair.paragraph().text(),
                  List.of(tokens.get(t).span()),
                  pair.target().target().description()));
      for (int p = 0; p < Math.min(pieces.length, ofPieces.length); p++) {
        products[t] += pieces[p] > 0 ? ofPieces[p] : 0;
      }
    }
    return products;
  }

  private void measure(Example example, List<Span> gold, List<Member> members) {
    List<List<Member>> systems = new ArrayList<>();
    members.forEach(member -> systems.add(List.of(member)));
    if (members.size() > 1) {
      systems.add(members);
    }
    Map<Pair, Map<String, Distribution>> known = new HashMap<>();
    for (List<Member> system : systems) {
      Function<Pair, Distribution> judge =
          pair -> {
            Map<String, Distribution> judged =
                known.computeIfAbsent(pair, unused -> new HashMap<>());
            Map<String, Distribution> own = new HashMap<>();
            for (Member one : system) {
              own.put(
                  one.member().name(),
                  judged.computeIfAbsent(one.member().name(), unused -> one.member().judge(pair)));
            }
            return weights(system).combine(own);
          };
      if (judge.apply(example.pair()).argmax() == example.label()) {
        measure(example, gold, system, judge);
      }
    }
  }

  private static Calibration weights(List<Member> system) {
    return new Calibration(
        system.stream()
            .collect(Collectors.toMap(one -> one.member().name(), one -> 1.0 / system.size())),
        1,
        null);
  }

  private void measure(
      Example example, List<Span> gold, List<Member> system, Function<Pair, Distribution> judge) {
    Pair pair = example.pair();
    String part = dev.contains(String.valueOf(example.annotation().document())) ? "dev" : "train";
    String heading =
        system.stream().map(one -> one.member().name()).collect(Collectors.joining(" + "))
            + ", rows of "
            + part;
    Map<String, List<Double>> table =
        scores.computeIfAbsent(heading, unused -> new LinkedHashMap<>());
    List<Sentence> sentences =
        pair.paragraph().sentences().stream().filter(one -> !one.tokens().isEmpty()).toList();
    Map<String, List<Span>> ways = new LinkedHashMap<>();
    ways.put("whole paragraph", sentences.stream().map(Sentence::span).toList());
    ways.put(
        "sentences with a mention",
        sentences.stream()
            .map(Sentence::span)
            .filter(span -> pair.target().mentions().stream().anyMatch(span::overlaps))
            .toList());
    ways.put("random sentence", List.of(sentences.get(random.nextInt(sentences.size())).span()));
    double[] gradient = gradient(pair, example.label(), system, judge);
    for (int length : LENGTHS) {
      ways.put("gradient × input" + suffix(length), highest(sentences, gradient, length));
    }
    for (int length : LENGTHS) {
      ways.put(
          "occlusion" + suffix(length),
          new EvidenceFinder(judge, length).find(pair, example.label()));
    }
    ways.forEach(
        (way, spans) ->
            table
                .computeIfAbsent(way, unused -> new ArrayList<>())
                .add(f1(pair.paragraph().tokens(), gold, spans)));
  }

  private static String suffix(int length) {
    return length == SENTENCE ? ", sentence" : ", clauses of " + length + " tokens";
  }

  /** Of the combined log-probability: the members' own, by their share in the probability. */
  private static double[] gradient(
      Pair pair, Stance label, List<Member> system, Function<Pair, Distribution> judge) {
    double[] sum = new double[pair.paragraph().tokens().size()];
    double combined = judge.apply(pair).of(label);
    for (Member one : system) {
      double share = one.member().judge(pair).of(label) / system.size() / combined;
      double[] own = one.gradient().of(pair, label);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += share * own[i];
      }
    }
    return sum;
  }

  /** Of the sentence with the highest sum the clauses of the stretch with the highest sum. */
  private static List<Span> highest(List<Sentence> sentences, double[] gradient, int length) {
    int from = 0;
    int start = 0;
    List<Token> best = List.of();
    double highest = Double.NEGATIVE_INFINITY;
    for (Sentence sentence : sentences) {
      int next = from + sentence.tokens().size();
      double sum = sum(gradient, from, next);
      if (sum > highest) {
        highest = sum;
        start = from;
        best = sentence.tokens();
      }
      from = next;
    }
    int offset = 0;
    for (int i = 1; i + length <= best.size(); i++) {
      if (sum(gradient, start + i, start + i + length)
          > sum(gradient, start + offset, start + offset + length)) {
        offset = i;
      }
    }
    List<Token> words =
        EvidenceFinder.wholeClauses(
            best, best.subList(offset, Math.min(offset + length, best.size())));
    return words.isEmpty()
        ? List.of()
        : List.of(new Span(words.get(0).span().start(), words.get(words.size() - 1).span().end()));
  }

  private static double sum(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum;
  }

  private static double f1(List<Token> tokens, List<Span> gold, List<Span> found) {
    int shared = 0;
    int either = 0;
    for (Token token : tokens) {
      if (token.form().codePoints().anyMatch(Character::isLetterOrDigit)) {
        boolean inGold = gold.stream().anyMatch(token.span()::overlaps);
        boolean inFound = found.stream().anyMatch(token.span()::overlaps);
        shared += inGold && inFound ? 1 : 0;
        either += (inGold ? 1 : 0) + (inFound ? 1 : 0);
      }
    }
    return either == 0 ? 0 : 2.0 * shared / either;
  }

  private void print() {
    scores.forEach(
        (heading, table) -> {
          System.out.printf("%n%s: %d pairs%n", heading, table.values().iterator().next().size());
          table.forEach(
              (way, values) -> {
                double mean = values.stream().mapToDouble(value -> value).average().orElse(0);
                System.out.printf(Locale.ROOT, "%-36s %.3f%n", way, mean);
              });
        });
  }
}
