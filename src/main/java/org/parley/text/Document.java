package org.parley.text;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A document as read: its text and what is known about it.
 *
 * @param id the row's id, or for a file its path below the folder given; unique within a run
 * @param text decoded text with {@code \n} line ends and no byte-order mark; every paragraph's span
 *     points into it
 * @param title headline or title, where the source has one
 * @param date date as the source gives it, usually {@code 2018-01-26} or a prefix of it
 * @param speaker who speaks
 * @param source outlet or collection that the document is from
 * @param language what the source says its language is; paragraphs are identified all the same
 */
public record Document(
    String id,
    String text,
    @Nullable String title,
    @Nullable String date,
    @Nullable String speaker,
    @Nullable String source,
    @Nullable Language language)
    implements Serializable {

  /** A document of which nothing but the text is known. */
  public static Document of(String id, String text) {
    return new Document(id, text, null, null, null, null, null);
  }
}
