package org.parley;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.parley.entity.EntityLinker;
import org.parley.entity.EntityMention;
import org.parley.entity.Gazetteer;
import org.parley.entity.GazetteerLinker;
import org.parley.entity.Lemmatiser;
import org.parley.language.Analyser;
import org.parley.language.Analysers;
import org.parley.language.LanguageIdentifier;
import org.parley.language.ScriptFirstIdentifier;
import org.parley.target.AliasTargetFinder;
import org.parley.target.TargetFinder;
import org.parley.target.TargetMentions;
import org.parley.target.TargetSet;
import org.parley.text.AnalysedParagraph;
import org.parley.text.Language;
import org.parley.text.Paragraph;
import org.parley.text.Span;

/**
 * The stages from paragraphs to pairs, in their order: language, analysis, targets, entities. The
 * pipeline judges what comes out; training learns from it.
 */
public final class Preparation {

  /** Which paragraphs have their entities found. */
  public enum Entities {
    /** Every paragraph. */
    ALL,
    /** Those that address a target; the judgement needs no others. */
    ADDRESSED,
    /** As {@link #ADDRESSED}, but kept out of the output. */
    NONE
  }

  private final LanguageIdentifier identifier;
  private final Analysers analysers;
  private final TargetFinder targetFinder;
  private final EntityLinker linker;

  private Preparation(
      LanguageIdentifier identifier,
      Analysers analysers,
      TargetFinder targetFinder,
      EntityLinker linker) {
    this.identifier = identifier;
    this.analysers = analysers;
    this.targetFinder = targetFinder;
    this.linker = linker;
  }

  /**
   * The stages for a target set and a gazetteer.
   *
   * @param gazetteer file of actors, as in {@code data/gazetteer/}
   * @throws IOException where the gazetteer cannot be read
   */
  public static Preparation of(TargetSet targets, Path gazetteer) throws IOException {
    Analysers analysers = new Analysers();
    Lemmatiser lemmatiser =
        (text, language) ->
            analysers
                .of(language)
                .analyse(new Paragraph(0, Paragraph.Kind.BODY, new Span(0, text.length()), text))
                .tokens();
    return new Preparation(
        new ScriptFirstIdentifier(),
        analysers,
        new AliasTargetFinder(targets),
        new GazetteerLinker(Gazetteer.read(gazetteer), lemmatiser));
  }

  /** The same stages for other targets. */
  public Preparation withTargets(TargetSet targets) {
    return new Preparation(identifier, analysers, new AliasTargetFinder(targets), linker);
  }

  /**
   * Prepares a whole document.
   *
   * @param paragraphs the document's paragraphs in order
   * @param entities which paragraphs have their entities found
   * @return one entry a paragraph, in the same order
   */
  public List<PreparedParagraph> prepare(List<Paragraph> paragraphs, Entities entities) {
    List<Language> languages = identifier.identify(paragraphs);
    List<AnalysedParagraph> analysed =
        EachParagraph.map(
            paragraphs.size(), i -> analysers.of(languages.get(i)).analyse(paragraphs.get(i)));
    List<List<TargetMentions>> targets = targetFinder.find(analysed);
    return EachParagraph.map(
        paragraphs.size(),
        i -> {
          boolean addressed = targets.get(i).stream().anyMatch(TargetMentions::addressed);
          boolean wanted = addressed || entities == Entities.ALL;
          return new PreparedParagraph(
              analysed.get(i), wanted ? entities(analysed.get(i)) : List.of(), targets.get(i));
        });
  }

  private List<EntityMention> entities(AnalysedParagraph paragraph) {
    Analyser analyser = analysers.of(paragraph.language());
    return linker.link(paragraph, analyser.names(paragraph));
  }
}
