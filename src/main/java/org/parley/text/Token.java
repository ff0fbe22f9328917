package org.parley.text;

/**
 * A token of a paragraph.
 *
 * @param span where it stands in the paragraph's text
 * @param form the surface form, exactly as in the text
 * @param lemma the dictionary form in lower case; the normalised lower-case form where the lemma is
 *     unknown
 * @param pos part of speech in the analyser's own tag set (Penn tags for English), empty where the
 *     analyser has none
 */
public record Token(Span span, String form, String lemma, String pos) {}
