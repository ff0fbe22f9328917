package org.parley.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that the commands share which learn from annotations. */
final class LearningOptions {

  @Option(
      names = "--data",
      paramLabel = "FILE",
      arity = "1..*",
      required = true,
      description =
          "Annotations to learn from: files, or folders of .jsonl files (rows under adjudicated/"
              + " replace those with the same id).")
  private List<Path> data;

  @Option(
      names = "--targets",
      paramLabel = "FILE",
      description =
          "The target file (YAML). Unless given, the targets are those that the rows name, and every"
              + " row is taken to be about its own.")
  private @Nullable Path targets;

  @Option(
      names = "--splits",
      paramLabel = "FILE",
      description = "A split of the documents into parts, of which only --parts are learned from.")
  private @Nullable Path splits;

  @Option(
      names = "--gazetteer",
      paramLabel = "FILE",
      description = "Actors to link; unless given data/gazetteer/actors.tsv.")
  private @Nullable Path gazetteer;

  @Option(
      names = "--lexicon",
      paramLabel = "FILE",
      description = "Stance lexicon; unless given data/lexicon/stance.tsv.")
  private @Nullable Path lexicon;

  List<Path> data() {
    return data;
  }

  @Nullable Path targets() {
    return targets;
  }

  @Nullable Path splits() {
    return splits;
  }

  Path gazetteer(Environment environment) {
    return gazetteer == null
        ? environment.home().resolve("data").resolve("gazetteer").resolve("actors.tsv")
        : gazetteer;
  }

  Path lexicon(Environment environment) {
    return lexicon == null
        ? environment.home().resolve("data").resolve("lexicon").resolve("stance.tsv")
        : lexicon;
  }
}
