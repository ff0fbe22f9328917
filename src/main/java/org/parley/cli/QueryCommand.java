package org.parley.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.ingest.MissingPathException;
import org.parley.output.JudgementQuery;
import org.parley.output.OutputFormat;
import org.parley.output.QueryException;
import org.parley.output.ResultFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley query}: a question in SQL to what {@code classify} wrote. */
@Command(
    name = "query",
    description = "Answers a question in SQL about what 'classify' wrote.",
    mixinStandardHelpOptions = true)
final class QueryCommand implements Callable<Integer> {

  private final Environment environment;

  @Parameters(
      paramLabel = "FILE… SQL",
      arity = "2..*",
      hideParamSyntax = true,
      description =
          "Outputs of 'classify' (.parquet, .csv, .jsonl), or folders of them; then the question,"
              + " to the table 'judgements' with a row a paragraph and target, in DuckDB's SQL.")
  private List<String> arguments = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, csv or jsonl. Unless given: table on a terminal, else csv.")
  private @Nullable ResultFormat format;

  /** Made by {@link ParleyCommand}; picocli fills in the rest. */
  QueryCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    int last = arguments.size() - 1;
    List<Path> files = files(arguments.subList(0, last));
    Writer out =
        new BufferedWriter(new OutputStreamWriter(environment.out(), StandardCharsets.UTF_8));
    try (JudgementQuery query = JudgementQuery.over(files)) {
      query.ask(arguments.get(last), chosen().open(out));
    }
    return ExitCode.DONE;
  }

  private ResultFormat chosen() {
    if (format != null) {
      return format;
    }
    return environment.terminal().out() ? ResultFormat.TABLE : ResultFormat.CSV;
  }

  private static List<Path> files(List<String> paths) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String path : paths) {
      Path file = Path.of(path);
      if (!Files.exists(file)) {
        throw MissingPathException.of(file);
      }
      files.addAll(Files.isDirectory(file) ? inside(file) : List.of(file));
    }
    return files;
  }

  /** The outputs in a folder: all of one run, where a cluster wrote them. */
  private static List<Path> inside(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> files = entries.filter(QueryCommand::isOutput).sorted().toList();
      if (files.isEmpty()) {
        throw new QueryException(
            "%s: no .parquet, .csv or .jsonl file in this folder".formatted(folder));
      }
      return files;
    }
  }

  private static boolean isOutput(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".")
        && !name.startsWith("_")
        && OutputFormat.ofFileName(file).filter(JudgementQuery::asks).isPresent();
  }
}
