package org.parley.ingest;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import org.parley.text.Document;

/**
 * PDF: text as a person would read it, see {@link PdfLineStripper} and {@link PdfParagraphs}. A
 * scanned page has no text until text recognition has been run on it.
 */
final class PdfReader implements DocumentReader {

  /** Titles that programs fill in by themselves: file names. */
  private static final Pattern NO_TITLE =
      Pattern.compile(
          "(microsoft word - .*|untitled.*|.*\\.(docx?|pdf|rtf|indd|odt|tex))",
          Pattern.CASE_INSENSITIVE);

  @Override
  public Parsed read(String id, byte[] bytes) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      List<PdfLine> lines = PdfLineStripper.lines(pdf);
      if (lines.isEmpty()) {
        int pages = pdf.getNumberOfPages();
        throw new UnreadableDocumentException(
            "holds no text on its "
                + pages
                + (pages == 1 ? " page" : " pages")
                + ": if it is scanned, run text recognition (OCR) on it first");
      }
      String text = PdfParagraphs.text(lines);
      Document document =
          new Document(id, Texts.normalise(text), title(pdf), null, null, null, null);
      return new Parsed(document, "");
    } catch (UnreadableDocumentException e) {
      throw e;
    } catch (InvalidPasswordException e) {
      throw new UnreadableDocumentException("is protected by a password: save it without one", e);
    } catch (IOException e) {
      throw new UnreadableDocumentException("is no PDF file or a broken one: " + e.getMessage(), e);
    }
  }

  private static @Nullable String title(PDDocument pdf) {
    String title = pdf.getDocumentInformation().getTitle();
    return title == null || title.isBlank() || NO_TITLE.matcher(title.strip()).matches()
        ? null
        : title.strip();
  }
}
