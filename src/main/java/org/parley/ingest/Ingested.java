package org.parley.ingest;

import java.io.Serializable;
import org.parley.text.Document;

/** What came of reading one document: the document, or why there is none. */
public sealed interface Ingested extends Serializable {

  /** Where it came from, for people: a path, with line, row or page where there is one. */
  String origin();

  /**
   * A document that was read.
   *
   * @param notice what had to be guessed, for instance an encoding; empty where nothing was
   */
  record Read(String origin, Document document, String notice) implements Ingested {}

  /**
   * A document, or a line of one, that could not be read.
   *
   * @param message what was found, what is allowed and what to do next, without the origin
   */
  record Failed(String origin, String message) implements Ingested {}

  /**
   * A file of a walked folder that is in no format Parley reads. No failure: folders hold other
   * things too.
   *
   * @param message why it was passed over, without the origin
   */
  record Skipped(String origin, String message) implements Ingested {}
}
