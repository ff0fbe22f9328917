package org.parley.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.parley.annotation.MalformedAnnotationException;
import org.parley.entity.InvalidGazetteerException;
import org.parley.ingest.MissingPathException;
import org.parley.output.QueryException;
import org.parley.output.ResumeException;
import org.parley.stance.BundleException;
import org.parley.stance.InvalidLexiconException;
import org.parley.target.InvalidTargetsException;
import org.parley.text.Nearest;
import org.parley.train.TrainingException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in one line for a person, and which exit code follows. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {

  /** What is the user's to put right before a run can begin; the messages say how. */
  private static final List<Class<? extends Exception>> USAGE =
      List.of(
          BundleException.class,
          InvalidGazetteerException.class,
          InvalidLexiconException.class,
          InvalidTargetsException.class,
          MalformedAnnotationException.class,
          MissingPathException.class,
          QueryException.class,
          ResumeException.class,
          TrainingException.class);

  private final Environment environment;
  private final BooleanSupplier verbose;

  /**
   * @param verbose whether the stack trace is wanted as well
   */
  Errors(Environment environment, BooleanSupplier verbose) {
    this.environment = environment;
    this.verbose = verbose;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    environment.say(
        "parley: "
            + (e instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched, command)
                : e.getMessage()));
    environment.say("What is allowed: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  private static String unmatched(UnmatchedArgumentException e, CommandLine command) {
    Set<String> commands = command.getSubcommands().keySet();
    if (e.isUnknownOption() || commands.isEmpty()) {
      List<String> suggestions = e.getSuggestions();
      return suggestions.isEmpty()
          ? e.getMessage()
          : e.getMessage() + "; did you mean " + String.join(" or ", suggestions) + "?";
    }
    String word = e.getUnmatched().get(0);
    return "no command '%s'; there are %s%s"
        .formatted(
            word,
            String.join(", ", commands),
            Nearest.to(word, commands).map("; did you mean %s?"::formatted).orElse(""));
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    environment.say("parley: " + message(e));
    details(e);
    return isUsage(e) ? ExitCode.USAGE : ExitCode.FAILED;
  }

  /** Prints where an error arose, where that is wanted. */
  void details(Throwable error) {
    if (!verbose.getAsBoolean()) {
      return;
    }
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      environment.say(cause.toString());
      for (StackTraceElement frame : cause.getStackTrace()) {
        environment.say("    at " + frame);
      }
    }
  }

  private static boolean isUsage(Throwable e) {
    return USAGE.stream().anyMatch(type -> type.isInstance(e));
  }

  /** What went wrong, for a person. */
  static String message(Throwable e) {
    if (e instanceof UncheckedIOException unchecked) {
      return message(unchecked.getCause());
    }
    if (e instanceof FileSystemException file) {
      return file.getFile() + ": " + reason(file);
    }
    String message = e.getMessage();
    if (message != null && (e instanceof IOException || isUsage(e))) {
      return message;
    }
    return "unexpected %s: a fault of Parley, please report it with what --verbose prints"
        .formatted(e);
  }

  private static String reason(FileSystemException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    return e.getReason() == null ? "input/output error" : e.getReason();
  }
}
