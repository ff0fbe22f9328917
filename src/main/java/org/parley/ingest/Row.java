package org.parley.ingest;

/**
 * One row of a table or line of JSON Lines, well formed or not: a bad row does not spoil the file.
 *
 * @param <T> what a well-formed row holds
 */
public sealed interface Row<T> {

  /** Where the row begins: its line in the file, or its row in the spreadsheet, from 1. */
  int line();

  /** A well-formed row. */
  record Value<T>(int line, T value) implements Row<T> {}

  /**
   * A row that cannot be read.
   *
   * @param message what is wrong, for people, without file and line
   */
  record Malformed<T>(int line, String message) implements Row<T> {}
}
