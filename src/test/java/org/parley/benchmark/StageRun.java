package org.parley.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.tokenize.TokenizerModel;
import org.parley.Preparation;
import org.parley.PreparedParagraph;
import org.parley.encoder.BaseEncoder;
import org.parley.encoder.EncodedPair;
import org.parley.encoder.EncoderLibrary;
import org.parley.encoder.EncoderSession;
import org.parley.encoder.ModelCache;
import org.parley.encoder.PairTokenizer;
import org.parley.encoder.Pool;
import org.parley.encoder.Precision;
import org.parley.encoder.TunedEncoder;
import org.parley.entity.Gazetteer;
import org.parley.entity.GazetteerLinker;
import org.parley.ingest.Ingest;
import org.parley.ingest.IngestOptions;
import org.parley.ingest.Ingested;
import org.parley.ingest.TextParagraphSplitter;
import org.parley.language.Analysers;
import org.parley.language.ScriptFirstIdentifier;
import org.parley.stance.Bundle;
import org.parley.stance.Lexicon;
import org.parley.stance.LinearMember;
import org.parley.stance.NeuralMember;
import org.parley.stance.Pair;
import org.parley.stance.PairFeatures;
import org.parley.stance.StanceMember;
import org.parley.target.AliasTargetFinder;
import org.parley.target.TargetMentions;
import org.parley.text.AnalysedParagraph;
import org.parley.text.Language;
import org.parley.text.Paragraph;
import org.parley.text.Span;

/**
 * One stage alone, in a process of its own: what it needs is prepared, it is warmed up on a part,
 * and then timed on the whole workload. The last line of output is seconds and CPU seconds.
 */
final class StageRun {

  /** Share of the workload that a stage is warmed up on. */
  private static final int WARM_UP = 5;

  /** Pairs held as matrices at once. */
  private static final int CHUNK = 64;

  private final Path directory;
  private final Bundle bundle;
  private final Parallel parallel;
  private final Preparation preparation;
  private final List<List<Paragraph>> documents;

  private StageRun(Path directory, Path workload, int threads) throws IOException {
    this.directory = directory;
    this.bundle = Bundle.read(directory);
    this.parallel = new Parallel(threads);
    this.preparation = Preparation.of(bundle.targets(), bundle.gazetteer());
    TextParagraphSplitter splitter = new TextParagraphSplitter();
    try (var read =
        new Ingest(IngestOptions.defaults(), System.in).read(List.of(workload.toString()))) {
      documents =
          read.map(ingested -> splitter.split(((Ingested.Read) ingested).document()).paragraphs())
              .toList();
    }
  }

  /** Arguments: a stage, a bundle, a workload and the number of threads. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    StageRun run = new StageRun(Path.of(args[1]), Path.of(args[2]), Integer.parseInt(args[3]));
    Usage usage = run.run(Stage.valueOf(args[0]));
    System.out.printf("%n%s %s%n", usage.seconds(), usage.cpuSeconds());
  }

  private Usage run(Stage stage) throws IOException, InterruptedException, ExecutionException {
    return switch (stage) {
      case LANGUAGE -> timed(documents, new ScriptFirstIdentifier()::identify);
      case ANALYSIS -> analysis();
      case TARGETS -> {
        AliasTargetFinder finder = new AliasTargetFinder(bundle.targets());
        yield timed(analysed(), finder::find);
      }
      case NAMES -> names();
      case LINEAR ->
          members(
              LinearMember.read(
                  directory, new PairFeatures(Lexicon.read(directory.resolve(Bundle.LEXICON)))));
      case NEURAL ->
          members(NeuralMember.read(directory, bundle.description().files().keySet(), library()));
      case ONNX -> onnx();
      case OPENNLP -> openNlp();
    };
  }

  private <A> Usage timed(List<A> items, Function<A, ?> work)
      throws InterruptedException, ExecutionException {
    parallel.time(items.subList(0, (items.size() + WARM_UP - 1) / WARM_UP), work);
    return parallel.time(items, work);
  }

  private List<List<PreparedParagraph>> prepared(Preparation.Entities entities)
      throws InterruptedException, ExecutionException {
    return parallel.map(documents, document -> preparation.prepare(document, entities));
  }

  private List<List<AnalysedParagraph>> analysed() throws InterruptedException, ExecutionException {
    return parallel.map(
        documents,
        document ->
            preparation.prepare(document, Preparation.Entities.NONE).stream()
                .map(PreparedParagraph::paragraph)
                .toList());
  }

  private Usage analysis() throws InterruptedException, ExecutionException {
    record Known(Paragraph paragraph, Language language) {}
    Analysers analysers = new Analysers();
    List<Known> known = new ArrayList<>();
    for (List<AnalysedParagraph> document : analysed()) {
      document.forEach(one -> known.add(new Known(one.paragraph(), one.language())));
    }
    return timed(known, one -> analysers.of(one.language()).analyse(one.paragraph()));
  }

  private Usage names() throws IOException, InterruptedException, ExecutionException {
    Analysers analysers = new Analysers();
    GazetteerLinker linker =
        new GazetteerLinker(
            Gazetteer.read(bundle.gazetteer()),
            (text, language) -> analysers.of(language).analyse(paragraph(text)).tokens());
    List<AnalysedParagraph> paragraphs = analysed().stream().flatMap(List::stream).toList();
    return timed(paragraphs, one -> linker.link(one, analysers.of(one.language()).names(one)));
  }

  private static Paragraph paragraph(String text) {
    return new Paragraph(0, Paragraph.Kind.BODY, new Span(0, text.length()), text);
  }

  private List<Pair> pairs() throws InterruptedException, ExecutionException {
    List<Pair> pairs = new ArrayList<>();
    for (List<PreparedParagraph> document : prepared(Preparation.Entities.ADDRESSED)) {
      for (PreparedParagraph paragraph : document) {
        for (TargetMentions target : paragraph.targets()) {
          if (target.addressed()) {
            pairs.add(paragraph.pair(target));
          }
        }
      }
    }
    return pairs;
  }

  private Usage members(StanceMember member) throws InterruptedException, ExecutionException {
    try (member) {
      List<Pair> judged =
          pairs().stream().filter(pair -> member.judges(pair.paragraph().language())).toList();
      return timed(judged, member::judge);
    }
  }

  private static EncoderLibrary library() {
    return new EncoderLibrary(ModelCache.ofUser());
  }

  /** An encoder with what it needs. */
  private record Encoder(
      TunedEncoder tuned, BaseEncoder base, PairTokenizer tokenizer, EncoderSession session) {

    static Encoder open(TunedEncoder tuned) throws IOException {
      EncoderLibrary library = library();
      BaseEncoder base = library.find(tuned.encoder()).orElseThrow();
      return new Encoder(
          tuned,
          base,
          library.tokenizer(base, tuned.form().maxTokens()),
          tuned.open(base, Precision.INT8, library.cache()));
    }

    /** What ONNX Runtime is to do with a pair, with everything before it done. */
    Supplier<float[]> prepare(Pair pair) {
      EncodedPair encoded = NeuralMember.encode(pair, tokenizer);
      float[] states = base.embed(encoded);
      float[] pooling = Pool.weights(tuned.form().pools(), encoded);
      return () -> session.scores(states, pooling, encoded.length());
    }
  }

  private Usage onnx() throws IOException, InterruptedException, ExecutionException {
    Map<Language, Encoder> encoders = new EnumMap<>(Language.class);
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(directory, "neural-*.safetensors")) {
      for (Path file : files) {
        TunedEncoder tuned = TunedEncoder.read(file);
        if (library().has(tuned.encoder())) {
          Encoder encoder = Encoder.open(tuned);
          tuned.form().languages().forEach(language -> encoders.putIfAbsent(language, encoder));
        }
      }
    }
    List<Pair> pairs =
        pairs().stream().filter(pair -> encoders.containsKey(pair.paragraph().language())).toList();
    Usage total = new Usage(0, 0, 0);
    for (int from = 0; from < pairs.size(); from += CHUNK) {
      List<Supplier<float[]>> inputs = new ArrayList<>();
      for (Pair pair : pairs.subList(from, Math.min(from + CHUNK, pairs.size()))) {
        Encoder encoder = encoders.get(pair.paragraph().language());
        if (encoder != null) {
          inputs.add(encoder.prepare(pair));
        }
      }
      Usage one = parallel.time(inputs, Supplier::get);
      total = new Usage(total.seconds() + one.seconds(), total.cpuSeconds() + one.cpuSeconds(), 0);
    }
    return total;
  }

  /** OpenNLP's tools, which are not to be shared between threads. */
  private record OpenNlp(SentenceDetectorME sentences, TokenizerME tokens, POSTaggerME tags) {
    int tag(String text) {
      int tagged = 0;
      for (String sentence : sentences.sentDetect(text)) {
        tagged += tags.tag(tokens.tokenize(sentence)).length;
      }
      return tagged;
    }
  }

  private Usage openNlp() throws IOException, InterruptedException, ExecutionException {
    SentenceModel sentences;
    TokenizerModel tokens;
    POSModel tags;
    try (InputStream one = model("sentence");
        InputStream two = model("tokens");
        InputStream three = model("pos")) {
      sentences = new SentenceModel(one);
      tokens = new TokenizerModel(two);
      tags = new POSModel(three);
    }
    ThreadLocal<OpenNlp> tools =
        ThreadLocal.withInitial(
            () ->
                new OpenNlp(
                    new SentenceDetectorME(sentences),
                    new TokenizerME(tokens),
                    new POSTaggerME(tags)));
    return timed(
        documents.stream().flatMap(List::stream).toList(),
        paragraph -> tools.get().tag(paragraph.text()));
  }

  private static InputStream model(String kind) throws IOException {
    String path = "/opennlp-en-ud-ewt-%s-1.3-2.5.4.bin".formatted(kind);
    InputStream stream = StageRun.class.getResourceAsStream(path);
    if (stream == null) {
      throw new IOException(path + " is not on the class path");
    }
    return stream;
  }
}
