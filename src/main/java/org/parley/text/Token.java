package org.parley.text;

/**
 * A token of a paragraph.
 *
 * @param span where it stands in the paragraph's text
 * @param form the surface form, exactly as in the text
 * @param lemma the dictionary form in lower case, spelling variants brought to one (Russian «ё» is
 *     «е»; Arabic alefs, ya and ta marbuta have one form each); where the dictionary lacks the
 *     word, its lower-case form, in Russian cut to the stem that its cases share
 * @param pos part of speech in the analyser's own tag set (Penn tags for English), empty where the
 *     analyser has none
 */
public record Token(Span span, String form, String lemma, String pos) {}
