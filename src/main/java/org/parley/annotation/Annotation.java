package org.parley.annotation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.stance.Stance;
import org.parley.text.Language;
import org.parley.text.Span;

/**
 * A hand annotation of one paragraph, or of one (text, target) row of a corpus in the pair form.
 *
 * @param id the row's id, unique in a file
 * @param document the document that the paragraph belongs to, if any
 * @param paragraph position of the paragraph in its document, from 0
 * @param language language of the text, where the row says it
 * @param title title of the document
 * @param date date of the document
 * @param speaker who speaks
 * @param genre kind of text
 * @param text the paragraph
 * @param addressed ids of the targets that the paragraph addresses; empty where the row does not
 *     say, which is another thing than a list with nothing in it
 * @param labels the stance by target id
 * @param holders who holds the stance, by target id
 * @param evidence the words that show the stance, by target id, as spans of the text
 * @param mentions where the target is named, by target id, where the row says it
 * @param phenomena the codebook's hard cases that the paragraph shows
 * @param annotator who annotated
 * @param origin where the text comes from, for instance {@code composed}
 * @param note free remark
 */
public record Annotation(
    @Nullable String id,
    @Nullable String document,
    @Nullable Integer paragraph,
    @Nullable Language language,
    @Nullable String title,
    @Nullable String date,
    @Nullable String speaker,
    @Nullable String genre,
    String text,
    Optional<List<String>> addressed,
    Map<String, Stance> labels,
    Map<String, List<String>> holders,
    Map<String, List<Span>> evidence,
    Map<String, List<Span>> mentions,
    List<String> phenomena,
    @Nullable String annotator,
    @Nullable String origin,
    @Nullable String note) {

  /** Copies every collection; the maps keep their order. */
  public Annotation {
    addressed = addressed.map(List::copyOf);
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    holders = copy(holders);
    evidence = copy(evidence);
    mentions = copy(mentions);
    phenomena = List.copyOf(phenomena);
  }

  /** Whether the row calls a target addressed: in so many words, by a stance, or by silence. */
  public boolean addresses(String target) {
    return labels.getOrDefault(target, Stance.NONE) != Stance.NONE
        || addressed.isEmpty()
        || addressed.get().contains(target);
  }

  private static <T> Map<String, List<T>> copy(Map<String, List<T>> lists) {
    Map<String, List<T>> copy = new LinkedHashMap<>();
    lists.forEach((target, list) -> copy.put(target, List.copyOf(list)));
    return Collections.unmodifiableMap(copy);
  }
}
