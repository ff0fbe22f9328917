package org.parley.entity;

import org.jspecify.annotations.Nullable;
import org.parley.text.Name;
import org.parley.text.Span;

/**
 * A mention of an actor or place.
 *
 * @param span where it stands in the paragraph's text
 * @param text the words of the mention, as they stand
 * @param type person, organisation or location
 * @param id the gazetteer's id, or null where the name is in no gazetteer
 */
public record EntityMention(Span span, String text, Name.Type type, @Nullable String id) {}
