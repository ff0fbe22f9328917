package org.parley.train;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.stance.Bundle;
import org.parley.train.neural.EncoderPlan;

/**
 * What an ablation is to do. All that is not told here is taken from the bundle.
 *
 * @param bundle the bundle whose parts are to be weighed
 * @param data the annotation files that it was trained on, or folders of them
 * @param splits the split that it was trained by; null where it was trained on every row
 * @param encoders what its neural member was trained on
 * @param changes other plans for that, by what a reader is to call each
 * @param resume whether a run like this one that was broken off is gone on with
 * @param command the command line, for the record
 */
public record AblationRequest(
    Bundle bundle,
    List<Path> data,
    @Nullable Path splits,
    List<EncoderPlan> encoders,
    List<Change> changes,
    boolean resume,
    String command) {

  public AblationRequest {
    data = List.copyOf(data);
    encoders = List.copyOf(encoders);
    changes = List.copyOf(changes);
  }

  /**
   * Other encoders in the place of the bundle's.
   *
   * @param name what was changed, in a few words
   * @param encoders what the neural member is trained on
   */
  public record Change(String name, List<EncoderPlan> encoders) {

    public Change {
      encoders = List.copyOf(encoders);
    }
  }
}
