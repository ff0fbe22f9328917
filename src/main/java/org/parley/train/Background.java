package org.parley.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.parley.Preparation;
import org.parley.annotation.Annotation;
import org.parley.annotation.GoldFiles;
import org.parley.annotation.Splits;
import org.parley.stance.BundleDescription;
import org.parley.stance.LabelledPair;
import org.parley.target.TargetSet;
import org.parley.text.Sha256;

/**
 * Annotations toward other targets that members learn from and are not judged on.
 *
 * @param files where they come from
 * @param pairs what is learned
 */
record Background(List<BundleDescription.DataFile> files, List<LabelledPair> pairs) {

  Background {
    files = List.copyOf(files);
    pairs = List.copyOf(pairs);
  }

  /**
   * Reads a background.
   *
   * @param preparation the run's stages, of which all but the targets are used
   * @param own the run's targets
   * @throws TrainingException where it has a target that the run has: rows of the same documents
   *     could then be learned from and held out at once
   */
  static Background read(
      TrainingRequest.Background from, Preparation preparation, TargetSet own, Progress progress)
      throws IOException {
    TargetSet targets = TargetSet.read(from.targets());
    Set<String> both = new TreeSet<>(targets.ids());
    both.retainAll(own.ids());
    if (!both.isEmpty()) {
      throw new TrainingException(
          "%s has the target %s as well: give its annotations with --data, not as a background"
              .formatted(from.targets(), String.join(", ", both)));
    }
    List<BundleDescription.DataFile> files = new ArrayList<>();
    List<Annotation> annotations = new ArrayList<>();
    for (GoldFiles.GoldFile file : GoldFiles.read(from.data())) {
      files.add(
          new BundleDescription.DataFile(
              "%s (background, parts %s)"
                  .formatted(file.name(), String.join(" and ", from.split().parts())),
              Sha256.of(file.file()),
              file.annotations().size()));
      annotations.addAll(file.annotations());
    }
    annotations = Splits.read(from.split().file()).select(annotations, from.split().parts());
    progress.say(
        "background: %d paragraphs on %s"
            .formatted(annotations.size(), String.join(", ", targets.ids())));
    List<Example> examples =
        new ExampleBuilder(preparation.withTargets(targets), targets).build(annotations, progress);
    return new Background(files, CrossValidation.forTraining(examples));
  }
}
