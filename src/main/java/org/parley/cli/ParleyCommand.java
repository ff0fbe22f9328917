package org.parley.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.parley.Preparation;
import org.parley.Version;
import org.parley.evaluate.Counted;
import org.parley.exchange.ExchangeFormat;
import org.parley.output.OutputFormat;
import org.parley.output.ResultFormat;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself: a command that is nothing without one of its subcommands. */
@Command(
    name = "parley",
    description = "Finds the stance of political statements toward peace processes.",
    mixinStandardHelpOptions = true,
    versionProvider = ParleyCommand.VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND")
public final class ParleyCommand implements Runnable {

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "On an error, print where in the program it arose.")
  private boolean verbose;

  @Spec private CommandSpec spec;

  private ParleyCommand() {}

  /**
   * Runs one command.
   *
   * @return one of {@link ExitCode}
   */
  public static int execute(Environment environment, String... arguments) {
    return execute(environment, commandLine(environment), arguments);
  }

  /**
   * Runs one command, which may be one more than there are here.
   *
   * @param more a picocli command
   * @return one of {@link ExitCode}
   */
  public static int executeWith(
      Callable<Integer> more, Environment environment, String... arguments) {
    CommandLine line = commandLine(environment).addSubcommand(more);
    return execute(environment, line.setCaseInsensitiveEnumValuesAllowed(true), arguments);
  }

  private static int execute(Environment environment, CommandLine line, String... arguments) {
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) {
      environment.say("parley: out of memory; give Java more, for instance JAVA_OPTS=-Xmx4g");
      return ExitCode.FAILED;
    }
  }

  /** The command line with all its commands. */
  private static CommandLine commandLine(Environment environment) {
    ParleyCommand root = new ParleyCommand();
    CommandLine line = new CommandLine(root);
    Errors errors = new Errors(environment, () -> root.verbose);
    line.addSubcommand(new ClassifyCommand(environment, errors));
    line.addSubcommand(new QueryCommand(environment));
    line.addSubcommand(new TrainCommand(environment));
    line.addSubcommand(new CurveCommand(environment));
    line.addSubcommand(new AblateCommand(environment));
    line.addSubcommand(new EvaluateCommand(environment));
    line.addSubcommand(new CompareCommand(environment));
    line.addSubcommand(new AgreeCommand(environment));
    line.addSubcommand(new ConvertCommand(environment));
    line.addSubcommand(new InspectCommand(environment));
    line.addSubcommand(new ModelsCommand(environment));
    line.registerConverter(Counted.class, new EnumWords<>(Counted.class));
    line.registerConverter(OutputFormat.class, new EnumWords<>(OutputFormat.class));
    line.registerConverter(ResultFormat.class, new EnumWords<>(ResultFormat.class));
    line.registerConverter(ExchangeFormat.class, new EnumWords<>(ExchangeFormat.class));
    line.registerConverter(Preparation.Entities.class, new EnumWords<>(Preparation.Entities.class));
    line.setOut(new PrintWriter(environment.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(environment.err(), true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler(errors);
    line.setExecutionExceptionHandler(errors);
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }

  /** Tells the version. */
  static final class VersionProvider implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {"parley " + Version.get()};
    }
  }
}
