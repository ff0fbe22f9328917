package org.parley.train;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.parley.stance.Bundle;
import org.parley.stance.BundleDescription;
import org.parley.stance.StanceMember;
import org.parley.target.TargetSet;
import org.parley.text.Sha256;

/**
 * Writes a bundle: beside the place where it belongs first, so that it is never half there. A
 * bundle that stands there already is moved aside for the moment between two renamings (no file
 * system that Java knows swaps folders in one step) and comes back where the second one fails.
 */
final class BundleWriter {

  private static final ObjectWriter JSON = Bundle.JSON.writerWithDefaultPrettyPrinter();

  private final Path folder;

  /**
   * A writer to one folder.
   *
   * @throws TrainingException where something stands there that is no bundle, and so is not
   *     Parley's to replace
   */
  BundleWriter(Path out) throws IOException {
    folder = out.toAbsolutePath().normalize();
    if (folder.getFileName() == null) {
      throw new TrainingException("%s cannot be a bundle's folder: name one in it".formatted(out));
    }
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> content = Files.list(folder)) {
      List<Path> files = content.toList();
      boolean bundle = files.isEmpty() || files.contains(folder.resolve(BundleDescription.FILE));
      if (!bundle || !files.stream().allMatch(Files::isRegularFile)) {
        throw new TrainingException(
            "%s is no bundle but holds other things: name a folder that is new or empty"
                .formatted(out));
      }
    } catch (NotDirectoryException e) {
      throw new TrainingException("%s is a file: name a folder".formatted(out));
    }
  }

  /** The bundle's name, that of its folder. */
  String name() {
    return folder.getFileName().toString();
  }

  /**
   * Writes the bundle, in place of any that stands there.
   *
   * @param description all but its file hashes, which are filled in here
   * @param targetsYaml the target file's text, comments and all
   * @return the description with the hashes
   */
  BundleDescription write(
      BundleDescription description,
      TargetSet targets,
      String targetsYaml,
      Path gazetteer,
      Path lexicon,
      List<StanceMember> members)
      throws IOException {
    // Not a temporary directory: those are closed to everyone else, and a bundle is to be shared.
    Path part = sibling("part");
    delete(part);
    Files.createDirectories(part);
    try {
      Files.writeString(part.resolve(Bundle.TARGETS), targetsYaml);
      Files.copy(gazetteer, part.resolve(Bundle.GAZETTEER));
      Files.copy(lexicon, part.resolve(Bundle.LEXICON));
      for (StanceMember member : members) {
        member.write(part);
      }
      BundleDescription complete = description.withFiles(hashes(part));
      Files.writeString(
          part.resolve(BundleDescription.FILE), JSON.writeValueAsString(complete) + "\n");
      Files.writeString(
          part.resolve(ModelCard.FILE), ModelCard.of(complete, targets, List.of(), null, ""));
      put(part);
      return complete;
    } finally {
      delete(part);
    }
  }

  private void put(Path part) throws IOException {
    Path old = sibling("old");
    delete(old);
    boolean replaces = Files.exists(folder);
    if (replaces) {
      Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (replaces) {
        Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
    delete(old);
  }

  private Path sibling(String ending) {
    return folder.resolveSibling(
        ".%s.%d.%s".formatted(name(), ProcessHandle.current().pid(), ending));
  }

  private static Map<String, String> hashes(Path folder) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        hashes.put(file.getFileName().toString(), Sha256.of(file));
      }
    }
    return hashes;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
