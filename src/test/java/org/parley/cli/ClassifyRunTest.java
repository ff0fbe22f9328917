package org.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parley.ingest.Ingested;
import org.parley.output.Counts;
import org.parley.output.Counts.Remark;
import org.parley.output.JudgementSink;
import org.parley.output.JudgementWriter;
import org.parley.stance.JudgedDocument;
import org.parley.text.Document;

class ClassifyRunTest {

  /** Remembers the ids it was given. */
  private static final class Remembering implements JudgementWriter {

    private final List<String> ids = new ArrayList<>();

    @Override
    public void write(JudgedDocument document) {
      ids.add(document.document().id());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static Ingested read(String id, String notice) {
    return new Ingested.Read(id, Document.of(id, "text"), notice);
  }

  private static JudgedDocument judge(Document document) {
    if (document.id().startsWith("bad")) {
      throw new IllegalStateException("no such tag");
    }
    if (document.id().startsWith("deep")) {
      throw new StackOverflowError();
    }
    return new JudgedDocument(document, List.of(), List.of());
  }

  @Test
  void oneBadDocumentCostsNoOtherItsJudgements() throws IOException {
    Remembering writer = new Remembering();
    List<Throwable> faults = new ArrayList<>();
    Counts counts =
        new ClassifyRun(ClassifyRunTest::judge, 1, faults::add)
            .run(
                Stream.of(
                    read("a", ""),
                    read("bad", ""),
                    new Ingested.Failed("c.csv, line 3", "has no text"),
                    new Ingested.Skipped("d.jpg", "is a picture"),
                    read("deep", ""),
                    read("e", "read as windows-1251")),
                JudgementSink.of(writer),
                Progress.SILENT,
                () -> false)
            .counts();
    assertEquals(List.of("a", "e"), writer.ids);
    assertEquals(2, counts.documents());
    assertEquals(1, counts.skipped());
    assertEquals(List.of(new Remark("e", "read as windows-1251")), counts.notices());
    String please = ": a fault of Parley, please report it with what --verbose prints";
    assertEquals(
        List.of(
            new Remark("bad", "unexpected java.lang.IllegalStateException: no such tag" + please),
            new Remark("c.csv, line 3", "has no text"),
            new Remark("deep", "unexpected java.lang.StackOverflowError" + please)),
        counts.failed());
    assertEquals(2, faults.size());
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws IOException {
    List<String> ids = IntStream.range(0, 300).mapToObj(Integer::toString).toList();
    for (int threads : new int[] {1, 3}) {
      Remembering writer = new Remembering();
      new ClassifyRun(ClassifyRunTest::judge, threads, fault -> {})
          .run(
              ids.stream().map(id -> read(id, "")),
              JudgementSink.of(writer),
              Progress.SILENT,
              () -> false);
      assertEquals(ids, writer.ids);
    }
  }
}
