package org.parley.target;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.parley.entity.Word;
import org.parley.text.AnalysedParagraph;

/**
 * A paragraph as patterns see it.
 *
 * @param sentences its words, sentence by sentence
 * @param keys all their keys
 */
record ParagraphWords(List<List<Word>> sentences, NavigableSet<String> keys) {

  static ParagraphWords of(AnalysedParagraph paragraph) {
    List<List<Word>> sentences =
        paragraph.sentences().stream()
            .map(sentence -> Word.of(sentence, paragraph.text()))
            .toList();
    TreeSet<String> keys = new TreeSet<>();
    sentences.forEach(words -> words.forEach(word -> keys.addAll(word.keys())));
    return new ParagraphWords(sentences, Collections.unmodifiableNavigableSet(keys));
  }
}
