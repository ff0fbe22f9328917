package org.parley.language;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.loomchild.segment.srx.LanguageRule;
import net.loomchild.segment.srx.Rule;
import net.loomchild.segment.srx.SrxDocument;
import net.loomchild.segment.srx.SrxTextIterator;
import net.loomchild.segment.srx.io.Srx2StaxParser;
import org.parley.text.Span;

/**
 * Splits text into sentences by LanguageTool's segmentation rules (SRX 2.0), which keep initials
 * and abbreviations such as «т.е.» whole and break at blank lines.
 */
final class SrxSentences implements SentenceSplitter {

  private static final String RULES = "/org/languagetool/resource/segment.srx";

  /**
   * What the rules' {@code \b} means where they were written: from Java 19 on it knows ASCII
   * letters alone, and initials would end sentences.
   */
  private static final String WORD_BOUNDARY =
      "(?:(?<![\\p{L}\\p{N}_])(?=[\\p{L}\\p{N}_])|(?<=[\\p{L}\\p{N}_])(?![\\p{L}\\p{N}_]))";

  private final SrxDocument rules;
  private final String code;

  /**
   * Reads one language's rules.
   *
   * @param language two-letter code
   */
  SrxSentences(String language) {
    code = language + "_two"; // LanguageTool's name for "two line ends break a sentence"
    rules = new SrxDocument();
    try (Reader reader = new InputStreamReader(Resources.open(RULES), StandardCharsets.UTF_8)) {
      for (LanguageRule group : new Srx2StaxParser().parse(reader).getLanguageRuleList(code)) {
        LanguageRule portable = new LanguageRule(group.getName());
        for (Rule rule : group.getRuleList()) {
          portable.addRule(
              new Rule(
                  rule.isBreak(),
                  rule.getBeforePattern().replace("\\b", WORD_BOUNDARY),
                  rule.getAfterPattern().replace("\\b", WORD_BOUNDARY)));
        }
        rules.addLanguageMap(".*", portable);
      }
    } catch (IOException e) {
      throw Resources.unreadable(RULES, e);
    }
  }

  @Override
  public List<Span> split(String text) {
    List<Span> sentences = new ArrayList<>();
    SrxTextIterator segments = new SrxTextIterator(rules, code, text);
    int offset = 0;
    while (segments.hasNext()) {
      String segment = segments.next();
      String stripped = segment.strip();
      if (!stripped.isEmpty()) {
        int start = offset + segment.indexOf(stripped);
        sentences.add(new Span(start, start + stripped.length()));
      }
      offset += segment.length();
    }
    return sentences;
  }
}
