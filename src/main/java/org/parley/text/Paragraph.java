package org.parley.text;

/**
 * The unit that is labelled.
 *
 * @param index position among the document's kept paragraphs, from 0
 * @param kind heading or body
 * @param span where it stands in {@link Document#text()}
 * @param text exactly {@code span.of(document.text())}
 */
public record Paragraph(int index, Kind kind, Span span, String text) {

  /** What a paragraph is in its document. */
  public enum Kind {
    HEADING("heading"),
    BODY("body");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** The word that the output uses: {@code heading} or {@code body}. */
    public String label() {
      return label;
    }
  }

  public Paragraph {
    if (span.length() != text.length()) {
      throw new IllegalArgumentException(
          "paragraph " + index + " spans " + span.length() + " units but has " + text.length());
    }
  }
}
