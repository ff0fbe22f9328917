package org.parley.ingest;

/**
 * A line of text on a page. Lengths are in points, y grows downwards.
 *
 * @param page its page, from 1
 * @param region number of the column or band that it stands in, rising in reading order through the
 *     whole document
 * @param text its text in logical order
 * @param left where its first glyph begins
 * @param right where its last glyph ends
 * @param y its baseline
 * @param size the largest font size in it
 */
record PdfLine(int page, int region, String text, float left, float right, float y, float size) {}
