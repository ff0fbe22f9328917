package org.parley.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.annotation.Annotation;
import org.parley.annotation.MalformedAnnotationException;
import org.parley.ingest.Ingest;
import org.parley.ingest.IngestOptions;
import org.parley.ingest.Ingested;
import org.parley.ingest.TextParagraphSplitter;
import org.parley.text.Document;
import org.parley.text.Paragraph;

/** Converts annotations from one format to another. */
public final class Converter {

  private final Map<String, String> targets;

  /**
   * A converter.
   *
   * @param targets display names by id of targets that annotators are to choose from, besides those
   *     that the annotations speak of
   */
  public Converter(Map<String, String> targets) {
    this.targets = new LinkedHashMap<>(targets);
  }

  /**
   * What came of a conversion.
   *
   * @param rows annotations converted
   * @param unread what the source holds and an annotation cannot, one line a kind, counted
   * @param uncarried what the annotations hold and the format does not carry, found by reading back
   *     what was written; one line a kind, counted
   */
  public record Result(int rows, List<String> unread, List<String> uncarried) {}

  /**
   * Converts a file or folder.
   *
   * @throws MalformedAnnotationException where a row of the source is not of its format; the
   *     message names the place, what was found and what is allowed
   * @throws IOException where a file cannot be read or written
   */
  public Result convert(ExchangeFormat from, Path in, ExchangeFormat to, Path out)
      throws IOException {
    Remarks unread = new Remarks();
    List<Annotation> annotations = read(from, in, unread);
    Remarks uncarried = new Remarks();
    if (to == ExchangeFormat.CONLLU) {
      new ConlluWriter().write(annotations, out);
      ConlluWriter.remark(annotations, uncarried);
    } else {
      AnnotationFormat format = format(to);
      List<Annotation> written = format.write(annotations, out);
      Differences.remark(written, readBack(format, out), uncarried);
    }
    return new Result(annotations.size(), unread.lines(), uncarried.lines());
  }

  private static List<Annotation> readBack(AnnotationFormat format, Path out) throws IOException {
    try {
      return format.read(out, new Remarks());
    } catch (MalformedAnnotationException e) {
      throw new IOException("was written but cannot be read back: " + e.getMessage(), e);
    }
  }

  private List<Annotation> read(ExchangeFormat from, Path in, Remarks remarks) throws IOException {
    return from == ExchangeFormat.DOCUMENTS ? documents(in) : format(from).read(in, remarks);
  }

  private AnnotationFormat format(ExchangeFormat format) {
    return switch (format) {
      case JSONL -> OwnFormat.jsonLines();
      case CSV -> new OwnFormat(".csv", Tables::writeCsv);
      case TSV -> new OwnFormat(".tsv", Tables::writeTsv);
      case XLSX -> new OwnFormat(".xlsx", Tables::writeXlsx);
      case LABEL_STUDIO -> new LabelStudioFormat(targets);
      case DOCCANO -> new DoccanoFormat();
      case INCEPTION -> new InceptionFormat();
      case BRAT -> new BratFormat(targets.keySet());
      case CONLLU, DOCUMENTS ->
          throw new IllegalArgumentException(format.label() + " is not both read and written");
    };
  }

  /** The paragraphs of documents, without any label. */
  private static List<Annotation> documents(Path in) throws IOException {
    List<Annotation> annotations = new ArrayList<>();
    TextParagraphSplitter splitter = new TextParagraphSplitter();
    Ingest ingest = new Ingest(IngestOptions.defaults(), InputStream.nullInputStream());
    try (Stream<Ingested> found = ingest.read(List.of(in.toString()))) {
      for (Ingested ingested : (Iterable<Ingested>) found::iterator) {
        if (ingested instanceof Ingested.Failed failed) {
          throw new MalformedAnnotationException(failed.origin(), failed.message());
        }
        if (ingested instanceof Ingested.Read read) {
          Document document = read.document();
          for (Paragraph paragraph : splitter.split(document).paragraphs()) {
            annotations.add(annotation(document, paragraph));
          }
        }
      }
    }
    return annotations;
  }

  private static Annotation annotation(Document document, Paragraph paragraph) {
    return new Annotation(
        document.id() + ":" + paragraph.index(),
        document.id(),
        paragraph.index(),
        document.language(),
        document.title(),
        document.date(),
        document.speaker(),
        null,
        paragraph.text(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        null,
        null,
        null);
  }
}
