package org.parley.train;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a training run is to do.
 *
 * @param data annotation files
 * @param out the bundle's folder
 * @param targets target file, or null to derive the targets from rows in the pair form
 * @param gazetteer gazetteer file
 * @param lexicon stance lexicon file
 * @param split a split file with the parts of it to learn from, or null to learn from every row
 * @param members names of the members to train
 * @param folds folds of the cross-validation, at least 2
 * @param seed seed of everything random
 * @param predictions where out-of-fold predictions are written, or null for nowhere
 * @param resume whether a run like this one that was broken off is gone on with
 * @param command the command line, for the record
 */
public record TrainingRequest(
    List<Path> data,
    Path out,
    @Nullable Path targets,
    Path gazetteer,
    Path lexicon,
    @Nullable SplitPart split,
    List<String> members,
    int folds,
    long seed,
    @Nullable Path predictions,
    boolean resume,
    String command) {

  /**
   * Parts of a frozen split.
   *
   * @param file the split file
   * @param parts names of the parts to use, for instance train and dev
   */
  public record SplitPart(Path file, List<String> parts) {}
}
