package org.parley.train;

import edu.stanford.nlp.optimization.DiffFunction;
import edu.stanford.nlp.optimization.QNMinimizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import opennlp.tools.ml.maxent.quasinewton.Function;
import opennlp.tools.ml.maxent.quasinewton.NegLogLikelihood;
import opennlp.tools.ml.maxent.quasinewton.QNMinimizer.L2RegFunction;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.model.AbstractDataIndexer;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.DataIndexer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.OnePassRealValueDataIndexer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.parley.stance.LabelledPair;
import org.parley.stance.LinearMember;
import org.parley.stance.PairFeatures;
import org.parley.stance.StanceMember;

/** Trains the linear member: OpenNLP's maximum entropy with an L2 penalty. */
public final class LinearTrainer implements MemberTrainer {

  private static final int ITERATIONS = 300;

  /** Steps that the curvature is estimated from. */
  private static final int HISTORY = 15;

  /** Smallest mean relative gain of a step that is worth another one. */
  private static final double TOLERANCE = 1e-4;

  /** Features seen in fewer pairs say nothing that carries over, and cost most of the file. */
  private static final int CUTOFF = 2;

  private final PairFeatures features;
  private final double l2;

  /** A trainer with the penalty that cross-validation on train favoured. */
  public LinearTrainer(PairFeatures features) {
    this(features, 0.03);
  }

  /**
   * A trainer with a given penalty.
   *
   * @param l2 weight of the L2 penalty, 0 or more
   */
  public LinearTrainer(PairFeatures features, double l2) {
    this.features = features;
    this.l2 = l2;
  }

  @Override
  public String name() {
    return LinearMember.NAME;
  }

  @Override
  public String settings() {
    return "maximum entropy (OpenNLP, fitted by L-BFGS), L2 penalty %s, features of %d pairs or more"
        .formatted(l2, CUTOFF);
  }

  @Override
  public StanceMember train(List<LabelledPair> pairs, long seed) {
    DataIndexer indexer = index(events(pairs));
    double[] weights = minimum(objective(indexer));
    String[] names = indexer.getPredLabels();
    int[] outcomes = IntStream.range(0, indexer.getOutcomeLabels().length).toArray();
    Context[] contexts = new Context[names.length];
    for (int name = 0; name < names.length; name++) {
      double[] own = new double[outcomes.length];
      for (int outcome : outcomes) {
        own[outcome] = weights[outcome * names.length + name];
      }
      contexts[name] = new Context(outcomes, own);
    }
    return new LinearMember(new QNModel(contexts, names, indexer.getOutcomeLabels()), features);
  }

  static DataIndexer index(List<Event> events) {
    TrainingParameters parameters = new TrainingParameters();
    // OpenNLP's own cutoff drops names but not their values, which then belong to other names.
    parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
    parameters.put(AbstractDataIndexer.SORT_PARAM, false);
    try {
      DataIndexer indexer = new OnePassRealValueDataIndexer();
      indexer.init(parameters, null);
      indexer.index(ObjectStreamUtils.createObjectStream(events));
      return indexer;
    } catch (IOException e) {
      // The events are in memory, so nothing is read.
      throw new UncheckedIOException(e);
    }
  }

  /** The penalised negative log-likelihood of weights: one a label and feature, label by label. */
  DiffFunction objective(DataIndexer indexer) {
    Function penalised = new L2RegFunction(new NegLogLikelihood(indexer), l2);
    return new DiffFunction() {
      @Override
      public int domainDimension() {
        return penalised.getDimension();
      }

      @Override
      public double valueAt(double[] weights) {
        return penalised.valueAt(weights);
      }

      @Override
      public double[] derivativeAt(double[] weights) {
        // OpenNLP gives the same array each time.
        return penalised.gradientAt(weights).clone();
      }
    };
  }

  /**
   * Where the objective, which is convex, is lowest. OpenNLP's own minimizer ends at the first step
   * that gains less than a ten-thousandth, which may be the second: CoreNLP's goes on (L-BFGS;
   * Nocedal and Wright 2006).
   */
  static double[] minimum(DiffFunction objective) {
    QNMinimizer minimizer = new QNMinimizer(HISTORY, true);
    minimizer.shutUp();
    return minimizer.minimize(
        objective, TOLERANCE, new double[objective.domainDimension()], ITERATIONS);
  }

  /** The pairs as OpenNLP takes them, without rare features; every other keeps its value. */
  List<Event> events(List<LabelledPair> pairs) {
    List<Map<String, Float>> vectors = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    for (LabelledPair pair : pairs) {
      Map<String, Float> vector = features.of(pair.pair());
      vectors.add(vector);
      vector.keySet().forEach(name -> counts.merge(name, 1, Integer::sum));
    }
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Map<String, Float> vector = vectors.get(i);
      vector.keySet().removeIf(name -> counts.getOrDefault(name, 0) < CUTOFF);
      events.add(
          new Event(
              pairs.get(i).label().label(),
              PairFeatures.names(vector),
              PairFeatures.values(vector)));
    }
    return events;
  }
}
