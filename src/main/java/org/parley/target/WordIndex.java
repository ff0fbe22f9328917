package org.parley.target;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.entity.Word;
import org.parley.target.LemmaPattern.Element.Literal;

/**
 * Tells which words of all patterns a word of the text is, by look-ups instead of comparing it with
 * each: there are some thousands of them.
 */
final class WordIndex {

  private final Map<String, Literal> keys = new HashMap<>();
  private final Map<String, Literal> prefixes = new HashMap<>();
  private final Map<String, Literal> exact = new HashMap<>();
  private final int longestPrefix;

  WordIndex(Collection<PatternList> lists) {
    Set<Literal> words = new HashSet<>();
    lists.forEach(list -> list.patterns().forEach(pattern -> pattern.collectWords(words)));
    for (Literal word : words) {
      Map<String, Literal> map =
          switch (word.kind()) {
            case KEY -> keys;
            case PREFIX -> prefixes;
            case EXACT -> exact;
          };
      map.put(word.text(), word);
    }
    longestPrefix = prefixes.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  /** The patterns' words that each word of a sentence is. */
  List<Set<Literal>> of(List<Word> sentence) {
    return sentence.stream().map(this::of).toList();
  }

  private Set<Literal> of(Word word) {
    Set<Literal> found = new HashSet<>();
    add(exact.get(word.form()), found);
    for (String key : word.keys()) {
      add(keys.get(key), found);
      for (int end = 1; end <= Math.min(key.length(), longestPrefix); end++) {
        add(prefixes.get(key.substring(0, end)), found);
      }
    }
    return found;
  }

  private static void add(@Nullable Literal word, Set<Literal> found) {
    if (word != null) {
      found.add(word);
    }
  }
}
