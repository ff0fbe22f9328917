package org.parley.train;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
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

/** Writes bundles: beside the place where they belong first, so that none is ever half there. */
final class BundleWriter {

  private static final ObjectWriter JSON = Bundle.JSON.writerWithDefaultPrettyPrinter();

  private BundleWriter() {}

  /**
   * Writes a bundle, in place of any bundle that stands there.
   *
   * @param description all but its file hashes, which are filled in here
   * @param targetsYaml the target file's text, comments and all
   */
  static void write(
      Path out,
      BundleDescription description,
      TargetSet targets,
      String targetsYaml,
      Path gazetteer,
      Path lexicon,
      List<StanceMember> members)
      throws IOException {
    Path folder = out.toAbsolutePath().normalize();
    Files.createDirectories(folder.getParent());
    // Not a temporary directory: those are closed to everyone else, and a bundle is to be shared.
    Path part = folder.resolveSibling(folder.getFileName() + ".part");
    delete(part);
    Files.createDirectory(part);
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
      Files.writeString(part.resolve(ModelCard.FILE), ModelCard.of(complete, targets));
      delete(folder);
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(part);
    }
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
    List<Path> paths = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.forEach(paths::add);
    }
    paths.sort(Comparator.reverseOrder());
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
