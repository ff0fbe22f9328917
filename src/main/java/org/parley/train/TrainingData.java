package org.parley.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;
import org.parley.annotation.GoldFiles;
import org.parley.annotation.Splits;
import org.parley.stance.BundleDescription;
import org.parley.target.TargetSet;
import org.parley.text.Nearest;
import org.parley.text.Sha256;

/**
 * The gold that a run is given.
 *
 * @param files the annotation files that were read
 * @param split the parts of a split that the rows are of; null where all were taken
 * @param annotations the rows, at least one
 */
record TrainingData(
    List<BundleDescription.DataFile> files,
    BundleDescription.@Nullable SplitParts split,
    List<Annotation> annotations) {

  TrainingData {
    files = List.copyOf(files);
    annotations = List.copyOf(annotations);
  }

  /**
   * Reads gold.
   *
   * @param paths annotation files, or folders of them
   * @param split a split with the parts of it that are wanted; null for every row
   * @param progress told what is left aside
   * @throws TrainingException where no row is left
   * @throws org.parley.annotation.MalformedAnnotationException where a row or the split is
   *     malformed
   * @throws IOException where a file cannot be read
   */
  static TrainingData read(
      List<Path> paths, TrainingRequest.@Nullable SplitPart split, Progress progress)
      throws IOException {
    List<BundleDescription.DataFile> files = new ArrayList<>();
    List<Annotation> annotations = new ArrayList<>();
    for (GoldFiles.GoldFile file : GoldFiles.read(paths)) {
      files.add(
          new BundleDescription.DataFile(
              file.name(), Sha256.of(file.file()), file.annotations().size()));
      annotations.addAll(file.annotations());
    }
    BundleDescription.SplitParts parts = null;
    if (split != null) {
      parts =
          new BundleDescription.SplitParts(
              split.file().getFileName().toString(), Sha256.of(split.file()), split.parts());
      Splits splits = Splits.read(split.file());
      long unknown = annotations.stream().filter(row -> !splits.has(row.document())).count();
      if (unknown > 0) {
        progress.say(
            "%d rows are of documents that are in no part of %s: they are left aside"
                .formatted(unknown, split.file()));
      }
      annotations = splits.select(annotations, split.parts());
    }
    if (annotations.isEmpty()) {
      throw new TrainingException(
          "no rows to learn from in "
              + String.join(", ", paths.stream().map(Path::toString).toList())
              + (split == null
                  ? ""
                  : " that are in the parts %s of %s"
                      .formatted(String.join(", ", split.parts()), split.file())));
    }
    return new TrainingData(files, parts, annotations);
  }

  /** The same gold, and files that were learned from beside it. */
  TrainingData with(List<BundleDescription.DataFile> more) {
    return new TrainingData(
        Stream.concat(files.stream(), more.stream()).toList(), split, annotations);
  }

  /**
   * The targets of a run on this gold.
   *
   * @param file the target file; null to derive the targets from the rows
   * @param progress told of targets that have no rows, and of rows that have no target
   * @throws TrainingException where no row labels a target of the file
   * @throws IOException where the file cannot be read
   */
  TargetSet targets(@Nullable Path file, Progress progress) throws IOException {
    Set<String> labelled = new LinkedHashSet<>();
    annotations.forEach(annotation -> labelled.addAll(annotation.labels().keySet()));
    if (file == null) {
      return TargetSet.assumed(List.copyOf(labelled));
    }
    TargetSet targets = TargetSet.read(file);
    Set<String> unlabelled = new TreeSet<>(targets.ids());
    unlabelled.removeAll(labelled);
    Set<String> unknown = new TreeSet<>(labelled);
    unknown.removeAll(targets.ids());
    if (unlabelled.size() == targets.ids().size()) {
      throw new TrainingException(
          "no row labels a target of %s: it has %s, the rows label %s"
              .formatted(
                  file,
                  String.join(", ", targets.ids()),
                  unknown.isEmpty() ? "none" : String.join(", ", unknown)));
    }
    for (String target : unknown) {
      progress.say(
          "labels for '%s' are left aside: %s has no such target%s"
              .formatted(
                  target,
                  file,
                  Nearest.to(target, unlabelled).map("; did you mean %s?"::formatted).orElse("")));
    }
    for (String target : unlabelled) {
      progress.say(
          "no row labels the target '%s': it will be judged by what is learned of the others"
              .formatted(target));
    }
    return targets;
  }
}
