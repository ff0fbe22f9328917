package org.parley.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A zipped TensorFlow SavedModel of BERT, unpacked as far as it is needed.
 *
 * @param weights its weights
 * @param vocabulary its word pieces in the order of their ids
 */
record SavedModel(SavedModelWeights weights, List<String> vocabulary) {

  private static final String VOCABULARY = "assets/vocab.txt";
  private static final List<String> FILES =
      List.of(VOCABULARY, "variables/variables.index", "variables/variables.data-00000-of-00001");

  /**
   * Unpacks a model.
   *
   * @param folder where the files go; they are read as long as the model is used
   * @throws IOException where the zip has not the files expected
   */
  static SavedModel unpack(Path zip, Path folder) throws IOException {
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      for (String file : FILES) {
        ZipEntry entry = archive.getEntry(file);
        if (entry == null) {
          throw new IOException(zip + " is no SavedModel of BERT: it has no " + file);
        }
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        try (InputStream in = archive.getInputStream(entry)) {
          Files.copy(in, path);
        }
      }
    }
    return new SavedModel(
        new SavedModelWeights(folder.resolve("variables")),
        Files.readAllLines(folder.resolve(VOCABULARY)));
  }
}
