package org.parley.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.parley.ingest.Reading.documents;
import static org.parley.ingest.Reading.failures;
import static org.parley.ingest.Reading.ids;
import static org.parley.ingest.Reading.read;
import static org.parley.ingest.Reading.readStandardInput;
import static org.parley.ingest.Reading.texts;
import static org.parley.ingest.Reading.write;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.ingest.Ingested.Read;
import org.parley.ingest.Ingested.Skipped;
import org.parley.text.Document;
import org.parley.text.Language;

class IngestTest {

  @TempDir Path folder;

  @Test
  void foldersAreWalkedInTheOrderOfNamesAndIdsArePathsBelowThem() throws IOException {
    write(folder, "b.txt", "B.");
    write(folder, "a/z.md", "# Z\n\nText *with* marks\nand a [link](http://x.example).");
    write(folder, "a/B.TXT", "AB.");
    write(folder, "c.html", "<p>One.<p>Two<br>lines.");
    write(folder, ".hidden.txt", "No.");
    write(folder, "picture.png", "No.");
    write(folder, "README", "No.");
    List<Ingested> results = read(folder);
    assertEquals(List.of("a/B.TXT", "a/z.md", "b.txt", "c.html"), ids(results));
    assertEquals(
        List.of("AB.", "Z\n\nText with marks and a link.", "B.", "One.\n\nTwo lines."),
        texts(results));
    assertEquals(
        List.of(
            "README: has no extension; the formats read are: " + Format.known(),
            "picture.png: .png is not among the formats read: " + Format.known()),
        results.stream()
            .filter(Skipped.class::isInstance)
            .map(r -> r.origin().replace(folder + "/", "") + ": " + ((Skipped) r).message())
            .toList());
  }

  @Test
  void aFileGivenByNameHasItsOwnNameAsIdAndNoTwoFilesHaveOne() throws IOException {
    Path a = write(folder, "a/x.txt", "A.");
    Path b = write(folder, "b/x.txt", "B.");
    assertEquals(List.of("x.txt", "x.txt~2"), ids(read(a, b)));
  }

  @Test
  void aFileGivenByNameInAnUnknownFormatFails() throws IOException {
    Path file = write(folder, "x.rtf", "A.");
    assertEquals(
        List.of("x.rtf: .rtf is not among the formats read: " + Format.known()),
        failures(folder, read(file)));
  }

  @Test
  void aMissingPathIsFoundBeforeAnythingIsRead() throws IOException {
    write(folder, "statements.txt", "A.");
    Ingest ingest = new Ingest(IngestOptions.defaults(), InputStream.nullInputStream());
    String wrong = folder.resolve("statments.txt").toString();
    MissingPathException e =
        assertThrows(
            MissingPathException.class,
            () -> ingest.read(List.of(folder.toString(), wrong)).close());
    assertEquals(
        "no file or folder " + wrong + "; did you mean " + folder.resolve("statements.txt") + "?",
        e.getMessage());
  }

  @Test
  void jsonLinesHaveTheirFieldsAndBadOnesAreNamed() throws IOException {
    write(
        folder,
        "s.jsonl",
        """
        {"id":"1","text":"One.","title":"T","date":"2018-01-26","speaker":"S","source":"O","lang":"ru-RU","extra":{"a":[1]}}
        {"id":2,"text":"Two."}

        {"id":"3","text":"Three."
        ["text"]
        {"id":"5","body":"Five."}
        {"id":"6","text":6}
        {"id":"7","text":" "}
        {"text":"Eight."}
        """);
    List<Ingested> results = read(folder);
    assertEquals(
        new Document("1", "One.", "T", "2018-01-26", "S", "O", Language.RUSSIAN),
        documents(results).get(0));
    assertEquals(List.of("1", "2", "s.jsonl#9"), ids(results));
    assertTrue(results.get(1).origin().endsWith("s.jsonl, line 2"));
    List<String> failures = failures(folder, results);
    assertTrue(failures.get(0).startsWith("s.jsonl, line 4: is not valid JSON at column "));
    assertEquals(
        List.of(
            "s.jsonl, line 5: holds no JSON object: each line must be one, {\"text\": \"…\"}",
            "s.jsonl, line 6: has no \"text\" but \"id\", \"body\": name the one that holds the"
                + " text with --text-column",
            "s.jsonl, line 7: has no string as \"text\": put its value in double quotes",
            "s.jsonl, line 8: has an empty \"text\""),
        failures.subList(1, failures.size()));
  }

  @Test
  void rowsThatShareADocumentAreJoined() throws IOException {
    write(
        folder,
        "s.csv",
        """
        document,id,text,title
        d,1,One.,Title
        d,2,Two.,
        e,3,Three.,
        ,4,Four.,
        d,5,Five.,
        """);
    List<Ingested> results = read(folder);
    assertEquals(List.of("d", "e", "4"), ids(results));
    assertEquals(List.of("One.\n\nTwo.", "Three.", "Four."), texts(results));
    assertEquals("Title", documents(results).get(0).title());
    assertEquals(
        List.of(
            "s.csv, line 6: belongs to document \"d\", whose rows ended at line 3: put the rows of"
                + " a document together"),
        failures(folder, results));
  }

  @Test
  void tablesAreToldApartByTheirSeparator() throws IOException {
    write(folder, "1.csv", "id,text\n1,\"One, and\nmore \"\"quoted\"\"\"\n");
    write(folder, "2.csv", "\uFEFFid;Text\r\n2;Two, not three\r\n");
    write(folder, "3.tsv", "id\ttext\n3\tThree; yes, three\n");
    assertEquals(
        List.of("One, and\nmore \"quoted\"", "Two, not three", "Three; yes, three"),
        texts(read(folder)));
  }

  @Test
  void badRowsOfATableAreNamedAndCostNoOthers() throws IOException {
    write(
        folder,
        "s.csv",
        "id,text\n1,One\n2,Two, or three\n3,\"never closed\n4,Four\n5,\"a\"b\n,\n6,Six\n");
    List<Ingested> results = read(folder);
    assertEquals(List.of("1", "4", "6"), ids(results));
    assertEquals(
        List.of(
            "s.csv, line 3: has 3 values where the header names 2 columns: put values that hold a"
                + " comma in double quotes",
            "s.csv, line 4: opens a double quote that is never closed: double it to mean it",
            "s.csv, line 6: has text after a closing double quote: write a quote within a value"
                + " twice"),
        failures(folder, results));
  }

  @Test
  void quotesInTabSeparatedTablesMayBeLiteral() throws IOException {
    write(
        folder,
        "t.tsv",
        "id\ttext\n1\t\"Never\" to Sochi\n2\t\"open\n3\t\"quoted\"\"\ttab\"\n4\tlast \"one\"\n"
            + "5\t\"properly, \"\"quoted\"\"\"\n");
    List<Ingested> results = read(folder);
    assertEquals(
        List.of("\"Never\" to Sochi", "\"open", "last \"one\"", "properly, \"quoted\""),
        texts(results).stream().filter(t -> !t.contains("\t")).toList());
  }

  @Test
  void columnsCanBeNamed() throws IOException {
    Path csv = write(folder, "s.csv", "Tweet,key\nNo to Sochi,k1\n");
    Path json = write(folder, "s.jsonl", "{\"key\":\"k2\",\"tweet\":\"Yes.\",\"text\":\"x\"}\n");
    IngestOptions options = IngestOptions.defaults().withColumns("tweet", "key");
    List<Ingested> results = read(options, csv, json);
    assertEquals(List.of("k1", "k2"), ids(results));
    assertEquals(List.of("No to Sochi", "Yes."), texts(results));
    assertEquals(
        List.of(
            "s.csv: has no column \"tweets\" but \"Tweet\", \"key\", the nearest is \"Tweet\": name"
                + " one with --text-column"),
        failures(folder, read(IngestOptions.defaults().withColumns("tweets", null), csv)));
  }

  @Test
  void standardInputTellsItsFormatByItsBeginning() {
    IngestOptions options = IngestOptions.defaults();
    assertEquals(List.of("One.\n\nTwo."), texts(readStandardInput(options, "One.\r\n\r\nTwo.")));
    assertEquals(List.of("One."), texts(readStandardInput(options, "{\"text\":\"One.\"}\n")));
    assertEquals(List.of("One."), texts(readStandardInput(options, "id;text\n1;One.\n")));
    assertEquals(List.of("One."), texts(readStandardInput(options, "<html><p>One.</html>")));
    assertEquals(
        List.of("One."), texts(readStandardInput(options.withColumns("b", null), "b\nOne.\n")));
    assertEquals(List.of("stdin"), ids(readStandardInput(options, "Text, as it is.")));
    assertEquals(List.of("stdin#2"), ids(readStandardInput(options, "text,x\nOne.,y\n")));
  }

  @Test
  void rowsAreReadOneAtATime() throws IOException {
    Path file = folder.resolve("long.jsonl");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      lines.append("{\"text\":\"Row ").append(i).append(".\"}\n");
    }
    write(folder, "long.jsonl", lines.toString());
    try (Stream<Ingested> stream =
        new Ingest(IngestOptions.defaults()).read(List.of(file.toString()))) {
      Iterator<Ingested> results = stream.iterator();
      assertEquals("Row 0.", ((Read) results.next()).document().text());
      assertEquals("Row 1.", ((Read) results.next()).document().text());
    }
    assertEquals(50_000, read(file).size());
  }
}
