package org.parley.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.AbstractDataIndexer;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.DataIndexer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.OnePassRealValueDataIndexer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.parley.stance.LabelledPair;
import org.parley.stance.LinearMember;
import org.parley.stance.PairFeatures;
import org.parley.stance.StanceMember;

/** Trains the linear member by L-BFGS with an L2 penalty (OpenNLP's quasi-Newton trainer). */
public final class LinearTrainer implements MemberTrainer {

  private static final int ITERATIONS = 100;

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
    return "maximum entropy (OpenNLP), L2 penalty %s, features of %d pairs or more"
        .formatted(l2, CUTOFF);
  }

  @Override
  public StanceMember train(List<LabelledPair> pairs, long seed) {
    List<Event> events = events(pairs);
    TrainingParameters parameters = new TrainingParameters();
    parameters.put(TrainingParameters.ITERATIONS_PARAM, ITERATIONS);
    // OpenNLP's own cutoff drops names but not their values, which then belong to other names.
    parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
    parameters.put(AbstractDataIndexer.SORT_PARAM, false);
    parameters.put(QNTrainer.L1COST_PARAM, 0.0);
    parameters.put(QNTrainer.L2COST_PARAM, l2);
    parameters.put(QNTrainer.THREADS_PARAM, 1);
    try {
      DataIndexer indexer = new OnePassRealValueDataIndexer();
      indexer.init(parameters, null);
      indexer.index(ObjectStreamUtils.createObjectStream(events));
      QNTrainer trainer = new QNTrainer();
      trainer.init(parameters, null);
      AbstractModel model = trainer.trainModel(ITERATIONS, indexer);
      return new LinearMember(model, features);
    } catch (IOException e) {
      // The events are in memory, so nothing is read.
      throw new UncheckedIOException(e);
    }
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
