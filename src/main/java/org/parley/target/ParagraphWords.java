package org.parley.target;

import java.util.List;
import java.util.Set;
import org.parley.entity.Word;
import org.parley.target.LemmaPattern.Element.Literal;
import org.parley.text.AnalysedParagraph;

/**
 * A paragraph as patterns see it.
 *
 * @param sentences its words, sentence by sentence
 * @param matched for each of these words which words of the patterns it is
 */
record ParagraphWords(List<List<Word>> sentences, List<List<Set<Literal>>> matched) {

  static ParagraphWords of(AnalysedParagraph paragraph, WordIndex index) {
    List<List<Word>> sentences =
        paragraph.sentences().stream()
            .map(sentence -> Word.of(sentence, paragraph.text()))
            .toList();
    return new ParagraphWords(sentences, sentences.stream().map(index::of).toList());
  }
}
