package org.parley.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
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
 * case ending must agree word by word; in Arabic the text's word, with or without its attached
 * particles, must be the name's word in full, so that «وكيري» is «كيري» and «ويرى» is not. From
 * left to right, and among the names that begin at a word the longest one wins.
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

  /**
   * The names of one language.
   *
   * @param byFirstWord the names by each spelling of their first word, the longest first
   * @param wordsOfActor by id all words of the actor's names
   */
  private record Index(
      Map<String, List<Entry>> byFirstWord, Map<String, Set<String>> wordsOfActor) {}

  /** Punctuation that no name has inside. */
  private static final Pattern PARTING = Pattern.compile("[\\[\\](){}<>,;:!?،؛؟\n]");

  private final Gazetteer gazetteer;
  private final Lemmatiser lemmatiser;
  private final Map<Language, Index> indexes = new ConcurrentHashMap<>();

  /**
   * A linker that prepares the names of a language when the first text in it comes.
   *
   * @param lemmatiser the analysers that the text will come from
   */
  public GazetteerLinker(Gazetteer gazetteer, Lemmatiser lemmatiser) {
    this.gazetteer = gazetteer;
    this.lemmatiser = lemmatiser;
  }

  private Index index(Language language) {
    Map<String, Set<Entry>> byFirstWord = new HashMap<>();
    Map<String, Set<String>> wordsOfActor = new HashMap<>();
    for (Actor actor : gazetteer.actors()) {
      Set<String> own = wordsOfActor.computeIfAbsent(actor.id(), id -> new HashSet<>());
      for (Map.Entry<Language, List<ActorName>> names : actor.names().entrySet()) {
        if (language != Language.UNDETERMINED && language != names.getKey()) {
          continue;
        }
        for (ActorName name : names.getValue()) {
          Entry entry = entry(actor, name, lemmatiser.lemmatise(name.text(), names.getKey()));
          for (String first : entry.words().get(0)) {
            byFirstWord.computeIfAbsent(first, key -> new LinkedHashSet<>()).add(entry);
          }
          entry.words().forEach(own::addAll);
        }
      }
    }
    Map<String, List<Entry>> sorted = new HashMap<>();
    byFirstWord.forEach((first, entries) -> sorted.put(first, longestFirst(entries)));
    return new Index(sorted, wordsOfActor);
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
        words.stream().map(GazetteerLinker::nameSpellings).toList(),
        words.stream().map(Word::form).toList());
  }

  /** What a name's word goes by: in Arabic its full spelling alone, as its letters are its own. */
  private static Set<String> nameSpellings(Word word) {
    String folded = Folding.fold(word.form());
    return Folding.isArabic(folded) ? Set.of(folded) : spellings(word);
  }

  /**
   * What a word of the text may be: in Arabic its form with and without attached particles, else
   * its keys and the Russian stem. The mark keeps a stem from meeting a whole word.
   */
  private static Set<String> spellings(Word word) {
    String folded = Folding.fold(word.form());
    Set<String> spellings = new HashSet<>();
    if (Folding.isArabic(folded)) {
      // No lemma: inflection never makes a name of another word.
      spellings.add(folded);
      spellings.addAll(Folding.withoutArabicParticles(folded));
    } else {
      spellings.addAll(word.keys());
      spellings.add("~" + Folding.russianStem(folded));
    }
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
    Index index = indexes.computeIfAbsent(paragraph.language(), this::index);
    List<Set<String>> spellings = words.stream().map(GazetteerLinker::spellings).toList();
    int at = 0;
    while (at < words.size()) {
      Entry found = longest(index.byFirstWord(), words, spellings, at, paragraph.text());
      if (found == null) {
        at++;
        continue;
      }
      Span span = span(found, words, at);
      Set<String> own = index.wordsOfActor().getOrDefault(found.actor().id(), Set.of());
      if (found.actor().type() != Name.Type.PER
          || !namesAnother(own, at, words, spellings, names)) {
        mentions.add(
            new EntityMention(
                span, span.of(paragraph.text()), found.actor().type(), found.actor().id()));
      }
      at += found.words().size();
    }
  }

  private static @Nullable Entry longest(
      Map<String, List<Entry>> index,
      List<Word> words,
      List<Set<String>> spellings,
      int at,
      String text) {
    Entry best = null;
    for (String key : spellings.get(at)) {
      for (Entry entry : index.getOrDefault(key, List.of())) {
        if (best != null && entry.words().size() <= best.words().size()) {
          break;
        }
        if (matches(entry, words, spellings, at)
            && !PARTING.matcher(span(entry, words, at).of(text)).find()) {
          best = entry;
        }
      }
    }
    return best;
  }

  private static Span span(Entry entry, List<Word> words, int at) {
    return new Span(
        words.get(at).span().start(), words.get(at + entry.words().size() - 1).span().end());
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
  private static boolean namesAnother(
      Set<String> own, int at, List<Word> words, List<Set<String>> spellings, List<Name> names) {
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
