package org.parley.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.entity.Actor.ActorName;
import org.parley.text.AnalysedParagraph;
import org.parley.text.Language;
import org.parley.text.Name;
import org.parley.text.Sentence;
import org.parley.text.Span;
import org.parley.text.Token;

/**
 * Links names to the gazetteer's actors by words: form, lemma or, in Russian, the form without its
 * case ending must agree word by word. From left to right, and among the names that begin at a word
 * the longest one wins.
 *
 * <p>A word that the gazetteer writes with a capital needs one in the text, so that «лавров» of the
 * laurels is no minister; a name marked exact must be written just so.
 *
 * <p>Text of undetermined language is searched for the names of all three. Safe to share between
 * threads.
 */
public final class GazetteerLinker implements EntityLinker {

  /**
   * A name ready to be matched.
   *
   * @param words for each word the spellings that it goes by
   * @param forms each word as the gazetteer writes it
   */
  private record Entry(Actor actor, boolean exact, List<Set<String>> words, List<String> forms) {}

  private final Map<Language, Map<String, List<Entry>>> byFirstWord = new EnumMap<>(Language.class);
  private final Map<String, Set<String>> wordsOfActor = new HashMap<>();

  /**
   * Prepares the gazetteer's names, each lemmatised once.
   *
   * @param lemmatiser the analysers that the text will come from
   */
  public GazetteerLinker(Gazetteer gazetteer, Lemmatiser lemmatiser) {
    Map<Language, Map<String, Set<Entry>>> index = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      index.put(language, new HashMap<>());
    }
    for (Actor actor : gazetteer.actors()) {
      actor
          .names()
          .forEach(
              (language, names) -> {
                for (ActorName name : names) {
                  Entry entry = entry(actor, name, lemmatiser.lemmatise(name.text(), language));
                  for (String first : entry.words().get(0)) {
                    add(index.get(language), first, entry);
                    add(index.get(Language.UNDETERMINED), first, entry);
                  }
                  Set<String> all = wordsOfActor.computeIfAbsent(actor.id(), id -> new HashSet<>());
                  entry.words().forEach(all::addAll);
                }
              });
    }
    index.forEach(
        (language, entries) -> {
          Map<String, List<Entry>> sorted = new HashMap<>();
          entries.forEach((first, found) -> sorted.put(first, longestFirst(found)));
          byFirstWord.put(language, Map.copyOf(sorted));
        });
  }

  private static void add(Map<String, Set<Entry>> index, String first, Entry entry) {
    index.computeIfAbsent(first, key -> new LinkedHashSet<>()).add(entry);
  }

  private static List<Entry> longestFirst(Set<Entry> entries) {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingInt((Entry entry) -> -entry.words().size()));
    return List.copyOf(sorted);
  }

  private static Entry entry(Actor actor, ActorName name, List<Token> tokens) {
    Sentence sentence = new Sentence(new Span(0, name.text().length()), tokens);
    List<Word> words = Word.of(sentence, name.text());
    if (words.isEmpty()) {
      throw new InvalidGazetteerException(
          "the name \"" + name.text() + "\" of \"" + actor.id() + "\" has no letters or digits");
    }
    return new Entry(
        actor,
        name.exact(),
        words.stream().map(GazetteerLinker::spellings).toList(),
        words.stream().map(Word::form).toList());
  }

  /** The word's keys and the Russian stem; the mark keeps a stem from meeting a whole word. */
  private static Set<String> spellings(Word word) {
    Set<String> spellings = new HashSet<>(word.keys());
    String stem = Folding.russianStem(Folding.fold(word.form()));
    spellings.add("~" + stem);
    return spellings;
  }

  @Override
  public List<EntityMention> link(AnalysedParagraph paragraph, List<Name> names) {
    List<EntityMention> mentions = new ArrayList<>();
    for (Sentence sentence : paragraph.sentences()) {
      linkSentence(paragraph, Word.of(sentence, paragraph.text()), names, mentions);
    }
    for (Name name : names) {
      if (mentions.stream().noneMatch(mention -> mention.span().overlaps(name.span()))) {
        mentions.add(
            new EntityMention(name.span(), name.span().of(paragraph.text()), name.type(), null));
      }
    }
    mentions.sort(Comparator.comparing(EntityMention::span));
    return List.copyOf(mentions);
  }

  private void linkSentence(
      AnalysedParagraph paragraph,
      List<Word> words,
      List<Name> names,
      List<EntityMention> mentions) {
    Map<String, List<Entry>> index = byFirstWord.get(paragraph.language());
    List<Set<String>> spellings = words.stream().map(GazetteerLinker::spellings).toList();
    int at = 0;
    while (at < words.size()) {
      Entry found = longest(index, words, spellings, at);
      if (found == null) {
        at++;
        continue;
      }
      int end = at + found.words().size();
      Span span = new Span(words.get(at).span().start(), words.get(end - 1).span().end());
      if (!namesAnother(found, at, words, spellings, names)) {
        mentions.add(
            new EntityMention(
                span, span.of(paragraph.text()), found.actor().type(), found.actor().id()));
      }
      at = end;
    }
  }

  private static @Nullable Entry longest(
      Map<String, List<Entry>> index, List<Word> words, List<Set<String>> spellings, int at) {
    Entry best = null;
    for (String key : spellings.get(at)) {
      for (Entry entry : index.getOrDefault(key, List.of())) {
        if (best != null && entry.words().size() <= best.words().size()) {
          break;
        }
        if (matches(entry, words, spellings, at)) {
          best = entry;
        }
      }
    }
    return best;
  }

  private static boolean matches(
      Entry entry, List<Word> words, List<Set<String>> spellings, int at) {
    if (at + entry.words().size() > words.size()) {
      return false;
    }
    for (int i = 0; i < entry.words().size(); i++) {
      String form = words.get(at + i).form();
      String wanted = entry.forms().get(i);
      if (entry.exact()
          ? !form.equals(wanted)
          : Character.isUpperCase(wanted.charAt(0)) && !Character.isUpperCase(form.charAt(0))) {
        return false;
      }
      if (spellings.get(at + i).stream().noneMatch(entry.words().get(i)::contains)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a person's name that was recognised round the match begins with a word that is none of
   * the actor's: "Asma Assad" is not Bashar al-Assad.
   */
  private boolean namesAnother(
      Entry found, int at, List<Word> words, List<Set<String>> spellings, List<Name> names) {
    if (found.actor().type() != Name.Type.PER) {
      return false;
    }
    Set<String> own = wordsOfActor.getOrDefault(found.actor().id(), Set.of());
    for (Name name : names) {
      boolean round = name.type() == Name.Type.PER && name.span().contains(words.get(at).span());
      for (int i = at - 1; round && i >= 0 && name.span().contains(words.get(i).span()); i--) {
        String form = words.get(i).form();
        // An initial cannot contradict; neither can a title in lower case.
        if (form.length() > 1
            && Character.isUpperCase(form.charAt(0))
            && spellings.get(i).stream().noneMatch(own::contains)) {
          return true;
        }
      }
    }
    return false;
  }
}
