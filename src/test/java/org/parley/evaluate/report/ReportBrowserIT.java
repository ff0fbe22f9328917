package org.parley.evaluate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Opens the HTML report in Chromium: it says nothing on the console and asks the network nothing.
 */
class ReportBrowserIT {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  /** What the browser asks for on its own account has this as initiator in its network log. */
  private static final String BROWSER_ITSELF = "not an origin";

  private static final Pattern INITIATOR = Pattern.compile("\"initiator\":\"([^\"]*)\"");

  @TempDir Path folder;

  private static Path chromium;

  @BeforeAll
  static void findChromium() {
    Optional<Path> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .flatMap(path -> NAMES.stream().map(name -> Path.of(path, name)))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(
        found.isPresent(), "no Chromium on the path: the report was not opened in a browser");
    chromium = found.get();
  }

  /**
   * What a page did in the browser.
   *
   * @param dom the page after it was loaded
   * @param console lines that it wrote to the console, errors and refusals among them
   * @param requests how many requests it made of the network
   */
  private record Visit(String dom, List<String> console, int requests) {}

  private Visit visit(Path page) throws IOException, InterruptedException {
    Path log = folder.resolve("chromium.log");
    Path dom = folder.resolve("dom.html");
    Path network = folder.resolve("network.json");
    Process process =
        new ProcessBuilder(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-extensions",
                "--user-data-dir=" + folder.resolve("profile"),
                "--enable-logging=stderr",
                "--log-level=0",
                "--log-net-log=" + network,
                "--dump-dom",
                page.toUri().toString())
            .redirectError(log.toFile())
            .redirectOutput(dom.toFile())
            .start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "Chromium did not come to an end");
    } finally {
      process.destroyForcibly();
    }
    List<String> console = new ArrayList<>();
    for (String line : Files.readString(log, StandardCharsets.UTF_8).lines().toList()) {
      if (line.contains("CONSOLE")) {
        console.add(line);
      }
    }
    int requests = 0;
    Matcher initiators = INITIATOR.matcher(Files.readString(network, StandardCharsets.UTF_8));
    while (initiators.find()) {
      requests += initiators.group(1).equals(BROWSER_ITSELF) ? 0 : 1;
    }
    return new Visit(Files.readString(dom, StandardCharsets.UTF_8), console, requests);
  }

  @Test
  void theReportIsSilent() throws IOException, InterruptedException {
    Path page = folder.resolve("report.html");
    try (Writer out = Files.newBufferedWriter(page)) {
      HtmlReport.write(ReportFixtures.rich(), ReportFixtures.PROVENANCE, out);
    }
    Visit visit = visit(page);
    assertTrue(visit.dom().contains("How to repeat it"), "the whole page was read");
    assertEquals(List.of(), visit.console());
    assertEquals(0, visit.requests());
  }

  @Test
  void aPageThatIsNotSilentIsCaught() throws IOException, InterruptedException {
    Path page =
        Files.writeString(
            folder.resolve("loud.html"),
            "<!doctype html><title>x</title><img src='http://127.0.0.1:9/x.png'>"
                + "<script>console.error('loud')</script>");
    Visit visit = visit(page);
    assertEquals(1, visit.console().size());
    assertEquals(1, visit.requests());
  }
}
