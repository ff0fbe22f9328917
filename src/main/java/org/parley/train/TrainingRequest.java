package org.parley.train;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.train.neural.EncoderPlan;

/**
 * What a training run is to do.
 *
 * @param data annotation files, or folders of them
 * @param out the bundle's folder
 * @param targets target file, or null to derive the targets from the rows
 * @param gazetteer gazetteer file
 * @param lexicon stance lexicon file
 * @param background annotations toward other targets to learn from as well, or null for none
 * @param split a split file with the parts of it to learn from, or null to learn from every row
 * @param members names of the members to train
 * @param encoders what the neural member is trained on
 * @param folds folds of the cross-validation, at least 2
 * @param holdout fraction of the data, by whole documents, that nothing is learned from and the
 *     bundle is measured on; above 0 and below 1, or 0 for none
 * @param seed seed of everything random
 * @param predictions where predictions are written, or null for nowhere: those of the
 *     cross-validation, or those on the part held out, with its rows in a file beside them
 * @param resume whether a run like this one that was broken off is gone on with
 * @param command the command line, for the record
 */
public record TrainingRequest(
    List<Path> data,
    Path out,
    @Nullable Path targets,
    Path gazetteer,
    Path lexicon,
    @Nullable Background background,
    @Nullable SplitPart split,
    List<String> members,
    List<EncoderPlan> encoders,
    int folds,
    double holdout,
    long seed,
    @Nullable Path predictions,
    boolean resume,
    String command) {

  public TrainingRequest {
    data = List.copyOf(data);
    members = members.stream().distinct().toList();
    encoders = List.copyOf(encoders);
    if (folds < 2) {
      throw new IllegalArgumentException("folds must be 2 or more, not " + folds);
    }
    if (!(holdout >= 0 && holdout < 1)) {
      throw new IllegalArgumentException("holdout must be 0 or more and below 1, not " + holdout);
    }
  }

  /**
   * Annotations toward targets that the run does not judge.
   *
   * @param data annotation files, or folders of them
   * @param targets their target file
   * @param split the parts of them to learn from
   */
  public record Background(List<Path> data, Path targets, SplitPart split) {

    public Background {
      data = List.copyOf(data);
    }
  }

  /**
   * Parts of a frozen split.
   *
   * @param file the split file
   * @param parts names of the parts to use, for instance train and dev
   */
  public record SplitPart(Path file, List<String> parts) {}
}
