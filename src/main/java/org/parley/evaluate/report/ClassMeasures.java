package org.parley.evaluate.report;

import org.parley.evaluate.metric.Measure;
import org.parley.stance.Stance;

/**
 * The measures of one class.
 *
 * @param precision its precision
 * @param recall its recall
 * @param f1 its F1
 * @param auc its area under the ROC curve against the rest
 * @param averagePrecision its average precision
 */
record ClassMeasures(
    Measure precision, Measure recall, Measure f1, Measure auc, Measure averagePrecision) {

  static ClassMeasures of(Stance stance) {
    return switch (stance) {
      case PRO ->
          new ClassMeasures(
              Measure.PRECISION_PRO,
              Measure.RECALL_PRO,
              Measure.F1_PRO,
              Measure.AUC_PRO,
              Measure.AVERAGE_PRECISION_PRO);
      case ANTI ->
          new ClassMeasures(
              Measure.PRECISION_ANTI,
              Measure.RECALL_ANTI,
              Measure.F1_ANTI,
              Measure.AUC_ANTI,
              Measure.AVERAGE_PRECISION_ANTI);
      case NONE ->
          new ClassMeasures(
              Measure.PRECISION_NONE,
              Measure.RECALL_NONE,
              Measure.F1_NONE,
              Measure.AUC_NONE,
              Measure.AVERAGE_PRECISION_NONE);
    };
  }
}
