package org.parley.ingest;

/** What walking the given paths comes upon. */
sealed interface Found {

  /** A file to read. */
  record InFile(Source source, Format format) implements Found {}

  /** Standard input, whose format is told by how it begins. */
  record StandardInput() implements Found {}

  /** Something that is not read, and the result that says so. */
  record Unread(Ingested result) implements Found {}
}
