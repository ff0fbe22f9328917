package org.parley.language;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;

/** One of LanguageTool's dictionaries of inflected forms. */
final class MorphologicalDictionary {

  /** The automaton is shared; looking up needs buffers, which each thread has of its own. */
  private final ThreadLocal<DictionaryLookup> lookups;

  /**
   * What a form can be.
   *
   * @param lemma dictionary form
   * @param tag the dictionary's morphological tag
   */
  record Reading(String lemma, String tag) {}

  /**
   * Reads a dictionary.
   *
   * @param path its place on the class path without the suffixes {@code .dict} and {@code .info}
   */
  MorphologicalDictionary(String path) {
    try (InputStream automaton = Resources.open(path + ".dict");
        InputStream properties = Resources.open(path + ".info")) {
      Dictionary dictionary = Dictionary.read(automaton, properties);
      lookups = ThreadLocal.withInitial(() -> new DictionaryLookup(dictionary));
    } catch (IOException e) {
      throw Resources.unreadable(path, e);
    }
  }

  /** All readings of a form in the dictionary's own order; none where it is unknown. */
  List<Reading> readings(String form) {
    List<Reading> readings = new ArrayList<>();
    for (WordData word : lookups.get().lookup(form)) {
      readings.add(new Reading(word.getStem().toString(), String.valueOf(word.getTag())));
    }
    return readings;
  }
}
