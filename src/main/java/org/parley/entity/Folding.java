package org.parley.entity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Spellings that count as one word; see {@link Word#fold}. */
final class Folding {

  private static final Set<String> ARABIC_PARTICLES = Set.of("و", "ف", "ب", "ك", "ل", "ال");

  /** What is left of an Arabic word must be a word still: shorter roots are hardly ever nouns. */
  private static final int SHORTEST_ARABIC_REST = 3;

  /** Shorter stems would join unrelated words. */
  private static final int SHORTEST_RUSSIAN_STEM = 3;

  /**
   * Case endings of Russian nouns and adjectives, the longest first. Without -ов and -ев, which end
   * most surnames and are part of them.
   */
  private static final List<String> RUSSIAN_ENDINGS =
      List.of(
          "иями", "ыми", "ими", "ого", "его", "ому", "ему", "ями", "ами", "иях", "ией", "ая", "яя",
          "ое", "ее", "ые", "ие", "ый", "ий", "ой", "ей", "ую", "юю", "ью", "ом", "ем", "ым", "им",
          "ых", "их", "ах", "ях", "ам", "ям", "ия", "ии", "ию", "а", "я", "о", "е", "ы", "и", "у",
          "ю", "ь", "й");

  private Folding() {}

  static String fold(String word) {
    StringBuilder folded = new StringBuilder(word.length());
    // NFKC makes letters of the Arabic presentation forms that PDF files are written in.
    String lower = Normalizer.normalize(word, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      switch (c) {
        case '.', '\'', '’', 'ʼ', '`', '\u0640' -> {}
        case 'ё' -> folded.append('е');
        case 'ı' -> folded.append('i');
        case 'ٱ' -> folded.append('ا');
        case 'ک' -> folded.append('ك');
        case 'ى', 'ی' -> folded.append('ي');
        case 'ة' -> folded.append('ه');
        default -> appendBase(c, folded);
      }
    }
    return folded.toString();
  }

  private static void appendBase(char c, StringBuilder folded) {
    if (c < 0x80 || Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC) {
      // й is a letter of its own, not an и with a mark.
      folded.append(c);
      return;
    }
    String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
    parts
        .chars()
        .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
        .forEach(part -> folded.append((char) part));
  }

  static boolean isArabic(String word) {
    return !word.isEmpty()
        && Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.ARABIC;
  }

  static boolean isArabicParticle(String form) {
    return ARABIC_PARTICLES.contains(form);
  }

  /** The spellings that are left when و ف, then ب ك ل, then the article are taken off. */
  static List<String> withoutArabicParticles(String folded) {
    List<String> rests = new ArrayList<>();
    if (!isArabic(folded)) {
      return rests;
    }
    List<String> starts = new ArrayList<>(List.of(folded));
    addRest(folded, "و", starts);
    addRest(folded, "ف", starts);
    for (String start : List.copyOf(starts)) {
      addRest(start, "ب", starts);
      addRest(start, "ك", starts);
      addRest(start, "ل", starts);
    }
    for (String start : List.copyOf(starts)) {
      addRest(start, "ال", starts);
      if (start.startsWith("لل") && start.length() - 2 >= SHORTEST_ARABIC_REST) {
        // ل and the article together are written لل.
        starts.add("ال" + start.substring(2));
        starts.add(start.substring(2));
      }
    }
    rests.addAll(starts.subList(1, starts.size()));
    return rests;
  }

  private static void addRest(String word, String prefix, List<String> rests) {
    if (word.startsWith(prefix) && word.length() - prefix.length() >= SHORTEST_ARABIC_REST) {
      rests.add(word.substring(prefix.length()));
    }
  }

  /**
   * A Russian word without its case ending, for names that no dictionary knows («Нусры» and «Нусра»
   * give «нуср»); the word itself where it is not Cyrillic or too short.
   */
  static String russianStem(String folded) {
    if (folded.isEmpty()
        || Character.UnicodeScript.of(folded.charAt(0)) != Character.UnicodeScript.CYRILLIC) {
      return folded;
    }
    for (String ending : RUSSIAN_ENDINGS) {
      if (folded.endsWith(ending) && folded.length() - ending.length() >= SHORTEST_RUSSIAN_STEM) {
        return folded.substring(0, folded.length() - ending.length());
      }
    }
    return folded;
  }
}
