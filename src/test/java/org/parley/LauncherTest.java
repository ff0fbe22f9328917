package org.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code bin/parley} in a folder of its own, with stand-ins for {@code java} and {@code mvn}: the
 * one prints its arguments, the other "builds" and keeps count.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  private static final String FIRST_USE =
      "parley: first use: building; Maven downloads about 1 GB of libraries and models, less what"
          + " it already keeps\n";

  /** All that the launcher may need of the system. */
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "cat",
          "cut",
          "dirname",
          "find",
          "head",
          "locale",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "stty",
          "touch",
          "uname");

  @TempDir Path folder;
  private Path home = Path.of("");
  private Path tools = Path.of("");

  private record Result(int exitCode, String out, String err) {}

  @BeforeEach
  void install() throws IOException {
    home = folder.resolve("with a space");
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("src/main"));
    Files.createDirectories(home.resolve("src/spark"));
    Files.createFile(home.resolve("pom.xml"));
    Files.copy(Path.of("bin/parley"), home.resolve("bin/parley"));
    assertTrue(home.resolve("bin/parley").toFile().setExecutable(true));
    tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : TOOLS) {
      Path found = find(tool);
      if (found != null) {
        script(tool, "exec %s \"$@\"\n".formatted(found));
      }
    }
    java(17);
    script(
        "mvn",
        """
        echo built >>builds
        sleep 0.3
        echo "Downloading" >&1
        echo "a.jar" >target/classpath.txt
        touch a.jar
        sed -i.bak "s|a.jar|$PWD/a.jar|" target/classpath.txt
        case " $* " in *" -Pspark "*)
          echo "$PWD/spark.jar" >target/spark-classpath.txt
          touch spark.jar
          mkdir -p target/classes/org/parley/spark
          touch target/classes/org/parley/spark/ClassifyJob.class
        esac
        """);
  }

  private static Path find(String tool) {
    for (String directory : System.getenv("PATH").split(":", -1)) {
      Path file = Path.of(directory, tool);
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    return null;
  }

  private void java(int version) throws IOException {
    script(
        "java",
        """
        if [ "$1" = -version ]; then echo 'openjdk version "%d.0.1" 2025-01-01' >&2; exit; fi
        for a; do echo "$a"; done
        """
            .formatted(version));
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + text);
    assertTrue(file.toFile().setExecutable(true));
  }

  private Process start(Map<String, String> variables, Path launcher, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().remove("JAVA_OPTS");
    builder.environment().put("PATH", tools.toString());
    builder.environment().putAll(variables);
    return builder.start();
  }

  private static Result result(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the launcher hangs");
    return new Result(process.exitValue(), out, err);
  }

  private Result run(String... arguments) throws IOException, InterruptedException {
    return result(start(Map.of(), home.resolve("bin/parley"), arguments));
  }

  private int builds() throws IOException {
    return Files.readAllLines(home.resolve("builds")).size();
  }

  @Test
  void buildsOnFirstUseAndThenRuns() throws Exception {
    Result first = run("classify", "a b");
    assertEquals(FIRST_USE + "Downloading\n", first.err());
    assertEquals(0, first.exitCode());
    List<String> arguments = first.out().lines().toList();
    assertTrue(arguments.contains("-Xmx2g"), first.out());
    assertTrue(arguments.contains("-Dparley.home=" + home.toRealPath()), first.out());
    assertEquals(
        List.of(
            "-cp",
            home.toRealPath() + "/target/classes:" + home.toRealPath() + "/a.jar",
            "org.parley.Parley",
            "classify",
            "a b"),
        arguments.subList(arguments.size() - 5, arguments.size()));

    Result second = run("classify");
    assertEquals("", second.err());
    assertEquals(1, builds());
  }

  @Test
  void buildsAgainWhenASourceIsNewerOrALibraryIsGone() throws Exception {
    run();
    Path source = Files.createFile(home.resolve("src/main/New.java"));
    FileTime later = FileTime.from(Instant.now().plusMillis(100));
    Files.setLastModifiedTime(source, later);
    Files.setLastModifiedTime(source.getParent(), later);
    Thread.sleep(200);
    assertEquals("parley: the sources have changed: building\nDownloading\n", run().err());
    assertEquals("", run().err());
    Files.delete(home.resolve("a.jar"));
    run();
    assertEquals(3, builds());
  }

  @Test
  void worksThroughASymbolicLink() throws Exception {
    Path link =
        Files.createSymbolicLink(folder.resolve("link"), Path.of("with a space/bin/parley"));
    Result result = result(start(Map.of(), link, "inspect"));
    assertTrue(result.out().contains("-Dparley.home=" + home.toRealPath()), result.out());
  }

  @Test
  void trainingGetsMoreMemoryAndJavaOptsWin() throws Exception {
    for (String command : List.of("train", "ablate")) {
      Result result =
          result(start(Map.of("JAVA_OPTS", "-Xmx5g -Dx=y"), home.resolve("bin/parley"), command));
      List<String> arguments = result.out().lines().toList();
      assertTrue(arguments.contains("-Dorg.bytedeco.javacpp.maxbytes=4g"), result.out());
      assertTrue(arguments.contains("-Xmx3g"), result.out());
      assertTrue(arguments.indexOf("-Xmx3g") < arguments.indexOf("-Xmx5g"), result.out());
      assertTrue(arguments.contains("-Dx=y"), result.out());
    }
  }

  @Test
  void sparkIsBuiltWhenFirstAskedForAndAgainWhenAnotherBuildLeftItOut() throws Exception {
    assertEquals(0, run("classify").exitCode());
    Result first = run("spark", "--input", "a b");
    assertEquals(
        "parley: first use of Spark: building; Maven downloads 0.3 GB of it, and about 1 GB of"
            + " libraries and models, less what it already keeps\nDownloading\n",
        first.err());
    List<String> arguments = first.out().lines().toList();
    assertTrue(arguments.contains("-Dspark.master=local[*]"), first.out());
    assertEquals(
        List.of(
            "-cp",
            "%1$s/target/classes:%1$s/a.jar:%1$s/spark.jar".formatted(home.toRealPath()),
            "org.parley.spark.ClassifyJob",
            "--input",
            "a b"),
        arguments.subList(arguments.size() - 5, arguments.size()));
    assertEquals("", run("spark").err());
    assertEquals("", run("classify").err());
    Files.delete(home.resolve("target/classes/org/parley/spark/ClassifyJob.class"));
    run("spark");
    assertEquals(3, builds());
  }

  @Test
  void twoFirstUsesAtOnceBuildOnce() throws Exception {
    Process one = start(Map.of(), home.resolve("bin/parley"));
    Process other = start(Map.of(), home.resolve("bin/parley"));
    assertEquals(0, result(one).exitCode());
    assertEquals(0, result(other).exitCode());
    assertEquals(1, builds());
  }

  @Test
  void aLockLeftBehindIsTakenOver() throws Exception {
    Path lock = Files.createDirectories(home.resolve("target/.parley-building"));
    Process ended = start(Map.of(), tools.resolve("uname"));
    result(ended);
    Files.writeString(lock.resolve("pid"), ended.pid() + "\n");
    assertEquals(0, run().exitCode());
    assertEquals(1, builds());
  }

  @Test
  void aFailedBuildIsSaidAndTriedAgain() throws Exception {
    script("mvn", "echo '[ERROR] no network' >&2; exit 1\n");
    Result result = run("classify");
    assertEquals(1, result.exitCode());
    assertEquals(
        FIRST_USE + "[ERROR] no network\nparley: the build failed; Maven's messages are above\n",
        result.err());
    assertEquals(result, run("classify"));
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    Files.delete(tools.resolve("mvn"));
    assertEquals(
        new Result(
            1,
            "",
            "parley: no mvn found; building needs Apache Maven, 3.8 or later, on the PATH\n"),
        run());
    java(11);
    assertEquals(
        new Result(
            1,
            "",
            "parley: %s is Java 11; 17 or later is needed: install a JDK or set JAVA_HOME\n"
                .formatted(tools.resolve("java"))),
        run());
    Files.delete(tools.resolve("java"));
    assertEquals(
        new Result(1, "", "parley: no java found; install a JDK, 17 or later, or set JAVA_HOME\n"),
        run());
  }
}
