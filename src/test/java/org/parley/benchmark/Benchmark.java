package org.parley.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.parley.stance.Bundle;
import org.parley.text.Language;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bin/benchmark}: how fast Parley is, beside what it is made of. */
@Command(
    name = "benchmark",
    description = "Measures Parley's speed, memory and start-up, and prints a Markdown table.",
    mixinStandardHelpOptions = true)
final class Benchmark implements Callable<Integer> {

  private static final Map<Language, Double> ENGLISH = Map.of(Language.ENGLISH, 1.0);
  private static final Map<Language, Double> ALL =
      Map.of(Language.ENGLISH, 0.7, Language.RUSSIAN, 0.2, Language.ARABIC, 0.1);

  /** Paragraphs that CoreNLP's own command line gets: more would take it too long. */
  private static final int FOR_CORENLP = 1_000;

  private static final int FIRST_JUDGEMENTS = 5;

  @Option(
      names = "--quick",
      description = "1,000 paragraphs and 100 for CoreNLP: 4 minutes instead of 20.")
  private boolean quick;

  @Option(
      names = "--paragraphs",
      paramLabel = "N",
      description = "Paragraphs of the main workloads; unless given 10,000.")
  private int paragraphs;

  @Option(
      names = "--growth",
      paramLabel = "N,…",
      split = ",",
      description = "Sizes that the growth is measured over; unless given 1000,10000,100000.")
  private List<Integer> growth = List.of();

  @Option(names = "--threads", paramLabel = "N", description = "Unless given 2.")
  private int threads = 2;

  @Option(names = "--seed", paramLabel = "N", description = "Of the workload; unless given 1.")
  private long seed = 1;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "The bundle; unless given models/sochi-geneva.")
  private Path model = Path.of("models/sochi-geneva");

  @Option(
      names = "--entities",
      paramLabel = "WHICH",
      description = "As classify has it; unless given all.")
  private String entities = "all";

  @Option(
      names = "--only",
      paramLabel = "PART,…",
      split = ",",
      description = "english, mixed, stages, growth, first; unless given all.")
  private Set<Part> only = EnumSet.allOf(Part.class);

  /** The parts of the table. */
  enum Part {
    ENGLISH,
    MIXED,
    STAGES,
    GROWTH,
    FIRST
  }

  private final Path folder = Path.of("target", "benchmark");
  private final Path log = folder.resolve("messages.txt");
  private final Table table = new Table();

  private Benchmark() {}

  /** Runs the command in the project's folder. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Benchmark()).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    int main = paragraphs > 0 ? paragraphs : quick ? 1_000 : 10_000;
    List<Integer> sizes =
        !growth.isEmpty() ? growth : quick ? List.of(1_000) : List.of(1_000, 10_000, 100_000);
    Files.createDirectories(folder);
    Files.deleteIfExists(log);
    Corpus corpus = Corpus.read(Path.of("data"), Bundle.read(model));
    if (only.contains(Part.ENGLISH)) {
      english(corpus, main);
    }
    if (only.contains(Part.MIXED) || only.contains(Part.STAGES)) {
      mixed(corpus, main);
    }
    if (only.contains(Part.GROWTH)) {
      growth(corpus, sizes);
    }
    System.out.println(machine());
    System.out.println();
    System.out.println(table);
    if (only.contains(Part.FIRST)) {
      System.out.println();
      first(corpus);
    }
    return 0;
  }

  private void english(Corpus corpus, int size) throws IOException, InterruptedException {
    table.section("English");
    Workload.Size workload = write(corpus, ENGLISH, size, "english");
    double parley = whole(workload, startUp(corpus, ENGLISH), "Parley, whole");
    for (Stage stage : List.of(Stage.ONNX, Stage.OPENNLP)) {
      stage(stage, workload, parley);
    }
    coreNlp(corpus, parley);
  }

  private void mixed(Corpus corpus, int size) throws IOException, InterruptedException {
    table.section("Three languages");
    Workload.Size workload = write(corpus, ALL, size, "mixed");
    double parley = whole(workload, startUp(corpus, ALL), "Parley, whole");
    if (only.contains(Part.STAGES)) {
      for (Stage stage : Stage.values()) {
        if (stage != Stage.OPENNLP) {
          stage(stage, workload, parley);
        }
      }
    }
  }

  private void growth(Corpus corpus, List<Integer> sizes) throws IOException, InterruptedException {
    table.section("Growth, three languages");
    Usage startUp = startUp(corpus, ALL);
    for (int size : sizes) {
      whole(write(corpus, ALL, size, "mixed-" + size), startUp, "Parley, whole");
    }
  }

  private Workload.Size write(Corpus corpus, Map<Language, Double> shares, int size, String name)
      throws IOException {
    return new Workload(corpus, shares, seed).write(folder.resolve(name + ".jsonl"), size, null);
  }

  /** The time of a run over one paragraph a language or so, and the row that says it. */
  private Usage startUp(Corpus corpus, Map<Language, Double> shares)
      throws IOException, InterruptedException {
    Workload.Size few = write(corpus, shares, 4 * shares.size(), "few");
    classify(few); // reads the files into the system's cache, and builds what is missing
    Usage usage = classify(few);
    table.row("start-up", few, usage, 0);
    return usage;
  }

  private double whole(Workload.Size workload, Usage startUp, String title)
      throws IOException, InterruptedException {
    Usage usage = classify(workload).minus(startUp);
    table.row(title, workload, usage, 0);
    return workload.paragraphs() / usage.seconds();
  }

  private Usage classify(Workload.Size workload) throws IOException, InterruptedException {
    Path output = folder.resolve("judged.jsonl");
    List<String> words = new ArrayList<>(parley(workload.file()));
    words.addAll(List.of("-o", output.toString(), "--restart"));
    return new Watched(words, log).run();
  }

  private List<String> parley(Path file) {
    // bin/parley's own options for Java, so that its peak is what people see.
    return List.of(
        "env",
        "JAVA_OPTS=-Dparley.encoder.remembered=0",
        "bin/parley",
        "classify",
        file.toString(),
        "--model",
        model.toString(),
        "--threads",
        Integer.toString(threads),
        "--entities",
        entities,
        "--format",
        "jsonl");
  }

  private void stage(Stage stage, Workload.Size workload, double parley)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(java("3g"));
    words.addAll(
        List.of(
            StageRun.class.getName(),
            stage.name(),
            model.toString(),
            workload.file().toString(),
            Integer.toString(threads)));
    String[] figures = new Watched(words, log).lastLine().split(" ", -1);
    Usage usage = new Usage(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]), 0);
    table.row(stage.title(), workload, usage, parley);
  }

  /** CoreNLP's command line with its defaults, on the documents as text files. */
  private void coreNlp(Corpus corpus, double parley) throws IOException, InterruptedException {
    Path texts = folder.resolve("corenlp");
    Usage startUp = coreNlp(corpus, texts, 1).usage();
    Timed timed = coreNlp(corpus, texts, quick ? FOR_CORENLP / 10 : FOR_CORENLP);
    table.row(
        "CoreNLP's command line: tokenize,ssplit,pos,lemma,ner",
        timed.size(),
        timed.usage().minus(startUp),
        parley);
  }

  private record Timed(Workload.Size size, Usage usage) {}

  private Timed coreNlp(Corpus corpus, Path texts, int size)
      throws IOException, InterruptedException {
    Files.createDirectories(texts);
    empty(texts);
    Path input = Files.createDirectory(texts.resolve("in"));
    Path output = Files.createDirectory(texts.resolve("out"));
    Workload.Size workload =
        new Workload(corpus, ENGLISH, seed).write(folder.resolve("corenlp.jsonl"), size, input);
    Path list = texts.resolve("files.txt");
    try (Stream<Path> files = Files.list(input)) {
      Files.write(list, files.map(Path::toString).sorted().toList());
    }
    List<String> words = new ArrayList<>(java("4g"));
    words.addAll(
        List.of(
            "edu.stanford.nlp.pipeline.StanfordCoreNLP",
            "-annotators",
            "tokenize,ssplit,pos,lemma,ner",
            "-fileList",
            list.toString(),
            "-outputDirectory",
            output.toString()));
    return new Timed(workload, new Watched(words, log).run());
  }

  private static void empty(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(folder)) {
          Files.delete(path);
        }
      }
    }
  }

  private void first(Corpus corpus) throws IOException, InterruptedException {
    Workload.Size few = write(corpus, ENGLISH, 1, "first");
    double[] seconds = new double[FIRST_JUDGEMENTS];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = new Watched(parley(few.file()), log).secondsToFirstLine();
    }
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "First English judgement after a cold start: %.1f s (median of %d, %.1f to %.1f)%n",
        seconds[seconds.length / 2],
        seconds.length,
        DoubleStream.of(seconds).min().orElse(0),
        DoubleStream.of(seconds).max().orElse(0));
  }

  private static List<String> java(String heap) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + heap,
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"));
  }

  private String machine() throws IOException {
    Path cpu = Path.of("/proc/cpuinfo");
    String processor = System.getProperty("os.arch");
    if (Files.exists(cpu)) {
      processor =
          Files.readAllLines(cpu).stream()
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.replaceFirst(".*: ", ""))
              .findFirst()
              .orElse(processor);
    }
    return String.format(
        Locale.ROOT,
        "%s, %d processors, %s, Java %s; %d threads, entities %s, nothing remembered, model %s",
        processor,
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("java.version"),
        threads,
        entities,
        model);
  }
}
