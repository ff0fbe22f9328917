package org.parley.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.annotation.Annotation;
import org.parley.annotation.AnnotationReader;
import org.parley.annotation.AnnotationWriter;

/** Annotations come back from every format as they went into it. */
class RoundTripTest {

  private static final Converter CONVERTER = new Converter(Map.of());

  @TempDir Path folder;

  static Stream<Arguments> formatsAndSeeds() {
    return Stream.of(ExchangeFormat.values())
        .filter(format -> format.readable() && format.writable())
        .flatMap(format -> Stream.of(1L, 2L, 3L).map(seed -> Arguments.of(format, seed)));
  }

  @ParameterizedTest
  @MethodSource("formatsAndSeeds")
  void nothingIsLost(ExchangeFormat format, long seed) throws IOException {
    List<Annotation> rows = new Rows(seed).next(40);
    Path source = folder.resolve("source.jsonl");
    AnnotationWriter.write(source, rows);
    Path middle = folder.resolve("middle" + (format.folder() ? "" : "." + format.label()));
    Path back = folder.resolve("back.jsonl");

    Converter.Result there = CONVERTER.convert(ExchangeFormat.JSONL, source, format, middle);
    Converter.Result andBack = CONVERTER.convert(format, middle, ExchangeFormat.JSONL, back);

    assertEquals(new Converter.Result(rows.size(), List.of(), List.of()), there);
    assertEquals(new Converter.Result(rows.size(), List.of(), List.of()), andBack);
    assertEquals(byId(rows), byId(AnnotationReader.read(back)));
  }

  @Test
  void everyFormatToEveryOther() throws IOException {
    List<Annotation> rows = new Rows(6).next(10);
    Path at = folder.resolve("start.jsonl");
    AnnotationWriter.write(at, rows);
    ExchangeFormat from = ExchangeFormat.JSONL;
    for (ExchangeFormat to :
        List.of(
            ExchangeFormat.BRAT,
            ExchangeFormat.LABEL_STUDIO,
            ExchangeFormat.INCEPTION,
            ExchangeFormat.XLSX,
            ExchangeFormat.DOCCANO,
            ExchangeFormat.TSV,
            ExchangeFormat.JSONL)) {
      Path next = folder.resolve("a" + (to.folder() ? "" : "." + to.label()));
      CONVERTER.convert(from, at, to, to.folder() ? folder.resolve(to.label()) : next);
      at = to.folder() ? folder.resolve(to.label()) : next;
      from = to;
    }
    assertEquals(byId(rows), byId(AnnotationReader.read(at)));
  }

  /** Rows by id, without the order of what has none. */
  private static Map<String, String> byId(List<Annotation> rows) {
    Map<String, String> byId = new TreeMap<>();
    rows.forEach(row -> byId.put(String.valueOf(row.id()), AnnotationWriter.toJson(sorted(row))));
    return byId;
  }

  private static Annotation sorted(Annotation row) {
    return new Annotation(
        row.id(),
        row.document(),
        row.paragraph(),
        row.language(),
        row.title(),
        row.date(),
        row.speaker(),
        row.genre(),
        row.text(),
        row.addressed().map(list -> list.stream().sorted().toList()),
        new TreeMap<>(row.labels()),
        sorted(row.holders()),
        sorted(row.evidence()),
        sorted(row.mentions()),
        row.phenomena(),
        row.annotator(),
        row.origin(),
        row.note());
  }

  private static <T extends Comparable<? super T>> Map<String, List<T>> sorted(
      Map<String, List<T>> byTarget) {
    Map<String, List<T>> sorted = new TreeMap<>();
    byTarget.forEach((target, list) -> sorted.put(target, list.stream().sorted().toList()));
    return sorted;
  }

  @Test
  void whatBratCannotCarryIsCounted() throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("gold.jsonl"),
            """
            {"id":"a","text":"The end.\\n","labels":{"sochi":"none"}}
            {"id":"b","text":"Fine.","labels":{"sochi":"none"}}
            {"id":"c","text":"Also\\n","labels":{"sochi":"none"}}
            """);
    Converter.Result result =
        CONVERTER.convert(
            ExchangeFormat.JSONL, source, ExchangeFormat.BRAT, folder.resolve("brat"));
    assertEquals(List.of("\"text\" of a row as it was: 2 (first: row a)"), result.uncarried());
  }

  @Test
  void whatACellCannotHoldIsCounted() throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("gold.jsonl"),
            """
            {"id":"a","text":"'=1+1","labels":{"sochi":"none"}}
            """);
    Converter.Result result =
        CONVERTER.convert(
            ExchangeFormat.JSONL, source, ExchangeFormat.CSV, folder.resolve("gold.csv"));
    assertEquals(List.of("\"text\" of a row as it was: 1 (first: row a)"), result.uncarried());
  }

  @Test
  void judgementsLoseTheirProbabilitiesAndSaySo() throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("judged.jsonl"),
            """
            {"document":"d","paragraph":0,"text":"No.","entities":[],"stances":[\
            {"target":"sochi","addressed":true,"label":"anti",\
            "probabilities":{"pro":0,"anti":1,"none":0},"mentions":[]}]}
            """);
    Converter.Result result =
        CONVERTER.convert(
            ExchangeFormat.JSONL, source, ExchangeFormat.DOCCANO, folder.resolve("out.jsonl"));
    assertEquals(
        List.of(
            "field \"entities\", which annotations do not have: 1 (first: %s:1)".formatted(source),
            "field \"probabilities\" of a stance, which annotations do not have: 1 (first: %s:1)"
                .formatted(source)),
        result.unread());
  }
}
