package org.parley.stance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.zip.GZIPInputStream;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.BinaryFileDataReader;
import opennlp.tools.ml.model.GenericModelReader;
import org.parley.entity.EntityMention;
import org.parley.text.AnalysedParagraph;
import org.parley.text.Sentence;
import org.parley.text.Span;
import org.parley.text.Token;

/**
 * Gradient × input of the linear member, which is exact: a feature's value times its weight for the
 * label, less the mean of its weights under the predicted distribution. What a feature gives is
 * shared between the tokens that take part in it. Which those are is found by features that are
 * gone when all tokens but one, or all but those round it, are replaced by a word of no meaning.
 */
final class LinearGradient {

  /** How far a token's features reach: word n-grams 2 tokens, negation 3. */
  private static final int REACH = 3;

  private static final String NOTHING = "¤";

  private final AbstractModel model;
  private final PairFeatures features;

  /** Of a linear member that was written to a folder. */
  LinearGradient(Path folder, PairFeatures features) throws IOException {
    this.features = features;
    try (InputStream in =
        new GZIPInputStream(
            new BufferedInputStream(Files.newInputStream(folder.resolve(LinearMember.FILE))))) {
      model = new GenericModelReader(new BinaryFileDataReader(in)).getModel();
    }
  }

  /** One number a token of the paragraph. */
  double[] of(Pair pair, Stance label) {
    Map<String, Float> full = features.of(pair);
    double[] probabilities = model.eval(PairFeatures.names(full), PairFeatures.values(full));
    Set<String> ofNone = names(pair, i -> false);
    List<Set<String>> byToken = new ArrayList<>();
    Map<String, Integer> tokens = new HashMap<>();
    int count = pair.paragraph().tokens().size();
    for (int t = 0; t < count; t++) {
      int token = t;
      Set<String> own = names(pair, i -> i == token);
      own.removeAll(ofNone);
      Set<String> round = names(pair, i -> Math.abs(i - token) <= REACH);
      round.removeAll(names(pair, i -> i != token && Math.abs(i - token) <= REACH));
      own.addAll(round);
      own.retainAll(full.keySet());
      own.forEach(name -> tokens.merge(name, 1, Integer::sum));
      byToken.add(own);
    }
    double[] products = new double[count];
    for (int token = 0; token < count; token++) {
      for (String name : byToken.get(token)) {
        double value = full.getOrDefault(name, 0f);
        products[token] +=
            value * gradient(name, label, probabilities) / tokens.getOrDefault(name, 1);
      }
    }
    return products;
  }

  /** Derivative of the label's log-probability by a feature's value. */
  private double gradient(String feature, Stance label, double[] probabilities) {
    // Up to a constant the logarithms are the feature's weights, and the constant cancels out.
    double[] alone = model.eval(new String[] {feature}, new float[] {1});
    double mean = 0;
    for (int c = 0; c < alone.length; c++) {
      mean += probabilities[c] * Math.log(alone[c]);
    }
    return Math.log(alone[model.getIndex(label.label())]) - mean;
  }

  /** Names of the features where only some tokens have their words. */
  private Set<String> names(Pair pair, IntPredicate shown) {
    List<Sentence> sentences = new ArrayList<>();
    List<Span> hidden = new ArrayList<>();
    int at = 0;
    for (Sentence sentence : pair.paragraph().sentences()) {
      List<Token> tokens = new ArrayList<>();
      for (Token token : sentence.tokens()) {
        if (shown.test(at)) {
          tokens.add(token);
        } else {
          tokens.add(new Token(token.span(), NOTHING, NOTHING, token.pos()));
          hidden.add(token.span());
        }
        at++;
      }
      sentences.add(new Sentence(sentence.span(), tokens));
    }
    List<EntityMention> entities =
        pair.entities().stream()
            .filter(entity -> hidden.stream().noneMatch(entity.span()::overlaps))
            .toList();
    AnalysedParagraph paragraph = pair.paragraph();
    return new HashSet<>(
        features
            .of(
                new Pair(
                    new AnalysedParagraph(paragraph.paragraph(), paragraph.language(), sentences),
                    entities,
                    pair.target(),
                    pair.rivals()))
            .keySet());
  }
}
