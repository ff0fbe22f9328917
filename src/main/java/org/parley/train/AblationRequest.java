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
 * @param changes what is changed, each by itself
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
   * A change to the neural member.
   *
   * @param name what is changed, in a few words
   * @param encoders what it is trained on
   * @param description whether it reads a target's description, rather than the name alone
   */
  public record Change(String name, List<EncoderPlan> encoders, boolean description) {

    public Change {
      encoders = List.copyOf(encoders);
    }
  }
}
