package org.parley.evaluate.metric;

import org.jspecify.annotations.Nullable;
import org.parley.stance.Stance;

/** The figures of a slice. Their keys are the names that JSON and CSV use. */
public enum Measure {
  MACRO_F1("macro_f1", "Macro-F1", null),
  MACRO_F1_THREE("macro_f1_three_classes", "Macro-F1, all three classes", null),
  MICRO_F1("micro_f1", "Micro-F1", null),
  ACCURACY("accuracy", "Accuracy", null),
  F_AVG("f_avg", "F_avg (SemEval-2016)", null),
  KAPPA("kappa", "Cohen's kappa", null),
  MATTHEWS("matthews", "Matthews correlation", null),
  PRECISION_PRO("precision_pro", "Precision of pro", Stance.PRO),
  RECALL_PRO("recall_pro", "Recall of pro", Stance.PRO),
  F1_PRO("f1_pro", "F1 of pro", Stance.PRO),
  PRECISION_ANTI("precision_anti", "Precision of anti", Stance.ANTI),
  RECALL_ANTI("recall_anti", "Recall of anti", Stance.ANTI),
  F1_ANTI("f1_anti", "F1 of anti", Stance.ANTI),
  PRECISION_NONE("precision_none", "Precision of none", Stance.NONE),
  RECALL_NONE("recall_none", "Recall of none", Stance.NONE),
  F1_NONE("f1_none", "F1 of none", Stance.NONE),
  AUC_PRO("auc_pro", "AUC, pro against the rest", Stance.PRO),
  AUC_ANTI("auc_anti", "AUC, anti against the rest", Stance.ANTI),
  AUC_NONE("auc_none", "AUC, none against the rest", Stance.NONE),
  AVERAGE_PRECISION_PRO("average_precision_pro", "Average precision of pro", Stance.PRO),
  AVERAGE_PRECISION_ANTI("average_precision_anti", "Average precision of anti", Stance.ANTI),
  AVERAGE_PRECISION_NONE("average_precision_none", "Average precision of none", Stance.NONE),
  CALIBRATION_ERROR("expected_calibration_error", "Expected calibration error", null),
  BRIER("brier", "Brier score", null),
  COVERAGE("coverage", "Coverage at the abstention threshold", null),
  ACCURACY_KEPT("accuracy_at_coverage", "Accuracy on what is covered", null),
  RISK_COVERAGE_AREA("risk_coverage_area", "Area under the risk–coverage curve", null);

  private final String key;
  private final String title;
  private final @Nullable Stance stance;

  Measure(String key, String title, @Nullable Stance stance) {
    this.key = key;
    this.title = title;
    this.stance = stance;
  }

  /** The name used in JSON and CSV. */
  public String key() {
    return key;
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  /** The class that the figure is of; null for a figure of all classes. */
  public @Nullable Stance stance() {
    return stance;
  }
}
