package org.parley.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.exchange.Converter;
import org.parley.exchange.ExchangeFormat;
import org.parley.ingest.Ingest;
import org.parley.output.LabelStudioConfig;
import org.parley.target.Target;
import org.parley.target.TargetSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley convert}: annotations from and to the formats of annotation tools. */
@Command(
    name = "convert",
    description =
        "Converts annotations from and to the formats of annotation tools. Reads back what it wrote,"
            + " and counts what was lost.",
    footer = {
      "",
      "Formats:",
      "  jsonl           Parley's own; judgements and rows of text, target and label",
      "                  are read too",
      "  csv, tsv, xlsx  a sheet with the same fields as columns",
      "  label-studio    Label Studio's JSON. Beside OUT comes OUT.config.xml: paste it",
      "                  into the project (Settings, Labeling Interface, Code) before",
      "                  you import OUT",
      "  doccano         doccano's JSONL, for a project of intent detection and slot",
      "                  filling that allows overlapping spans",
      "  inception       a folder of UIMA CAS JSON; import its layers.xml as layers of",
      "                  the INCEpTION project first",
      "  brat            a folder of standoff files with their annotation.conf",
      "  conllu          the analysed text in CoNLL-U; written only",
      "  documents       what classify reads, paragraph by paragraph and not annotated",
      "                  yet; read only",
      "",
      "In inception and brat, the rows of one document and annotator are one file, in",
      "paragraph order. To have Parley's judgements corrected by hand, write them with",
      "parley classify --format label-studio."
    },
    mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {

  private final Environment environment;

  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = "What IN is in; unless given, what its name says.")
  private @Nullable ExchangeFormat from;

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      description = "What OUT is to be in; unless given, what its name says.")
  private @Nullable ExchangeFormat to;

  @Option(
      names = "--targets",
      paramLabel = "FILE",
      description =
          "Target file (YAML): annotators choose from its targets, besides those in IN. For"
              + " label-studio and brat.")
  private @Nullable Path targets;

  @Parameters(index = "0", paramLabel = "IN", description = "The file or folder to read.")
  private Path in;

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description = "The file to write, or the new or empty folder.")
  private Path out;

  ConvertCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    // Says the nearest name where there is no such file.
    Ingest.files(List.of(in.toString()));
    ExchangeFormat source = format(from, in, "--from");
    ExchangeFormat target = format(to, out, "--to");
    if (!source.readable()) {
      throw usage("--from", source.label() + " is only written; see the list of formats");
    }
    if (!target.writable()) {
      throw usage("--to", target.label() + " is only read; see the list of formats");
    }
    checkOut(target);
    Converter.Result result = new Converter(names()).convert(source, in, target, out);
    environment.say(
        "%,d %s from %s (%s) to %s (%s)"
            .formatted(
                result.rows(),
                result.rows() == 1 ? "row" : "rows",
                in,
                source.label(),
                out,
                target.label()));
    say("left out", result.unread());
    say("lost in " + target.label(), result.uncarried());
    if (target == ExchangeFormat.LABEL_STUDIO) {
      environment.say("labelling configuration: " + LabelStudioConfig.beside(out));
    }
    return ExitCode.DONE;
  }

  private void say(String what, List<String> lines) {
    lines.forEach(line -> environment.say(what + ": " + line));
  }

  private ExchangeFormat format(@Nullable ExchangeFormat given, Path path, String option) {
    if (given != null) {
      return given;
    }
    return ExchangeFormat.ofFileName(path)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "the name %s does not tell a format: give %s".formatted(path, option)));
  }

  private void checkOut(ExchangeFormat format) throws IOException {
    if (Files.exists(out) && Files.isSameFile(in, out)) {
      throw usage("OUT", "'%s' is the file to read: write elsewhere".formatted(out));
    }
    if (Files.isDirectory(out) && !format.folder()) {
      throw usage("OUT", "'%s' is a folder: name a file in it".formatted(out));
    }
    Path folder = out.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw usage("OUT", "there is no folder '%s': make it first".formatted(folder));
    }
  }

  private ParameterException usage(String what, String message) {
    return new ParameterException(
        spec.commandLine(), "Invalid value for %s: %s".formatted(what, message));
  }

  private Map<String, String> names() throws IOException {
    Map<String, String> names = new LinkedHashMap<>();
    if (targets != null) {
      for (Target target : TargetSet.read(targets).targets()) {
        names.put(target.id(), target.name());
      }
    }
    return names;
  }
}
