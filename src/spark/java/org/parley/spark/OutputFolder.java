package org.parley.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.parley.output.Manifest;

/** The folder that a run writes. */
final class OutputFolder {

  /** The manifest's name; readers of tables pass over such a name. */
  static final String MANIFEST = "_manifest.json";

  private final Path path;
  private final FileSystem fileSystem;
  private final Configuration configuration;

  /**
   * @param path on any file system that Hadoop reaches
   */
  OutputFolder(String path, Configuration configuration) throws IOException {
    this.path = new Path(path);
    this.fileSystem = this.path.getFileSystem(configuration);
    this.configuration = configuration;
  }

  Path path() {
    return path;
  }

  /**
   * What keeps a run from writing here, for people.
   *
   * @param inputs what the run reads
   * @param overwrite whether the output of an earlier run may go
   * @return empty where nothing does
   */
  Optional<String> conflict(List<String> inputs, boolean overwrite) throws IOException {
    for (String input : inputs) {
      if (overlaps(new Path(input))) {
        return Optional.of(
            "'%s' and the input '%s' overlap: write elsewhere".formatted(path, input));
      }
    }
    if (!fileSystem.exists(path)) {
      return Optional.empty();
    }
    if (!overwrite) {
      return Optional.of(
          "'%s' is there already: write elsewhere, or replace it with --overwrite".formatted(path));
    }
    // A slip of the pen must not delete a folder of documents.
    boolean ours =
        fileSystem.exists(new Path(path, DistributedRun.FAILURES))
            || (fileSystem.getFileStatus(path).isDirectory()
                && fileSystem.listStatus(path).length == 0);
    return ours
        ? Optional.empty()
        : Optional.of(
            "'%s' is not the output of such a run (it holds no %s), and is not replaced: write"
                    .formatted(path, DistributedRun.FAILURES)
                + " elsewhere, or delete it first");
  }

  private boolean overlaps(Path input) throws IOException {
    String one = complete(path);
    String other = complete(input);
    return one.startsWith(other) || other.startsWith(one);
  }

  private String complete(Path any) throws IOException {
    return any.getFileSystem(configuration).makeQualified(any) + "/";
  }

  /** Deletes what is there. */
  void clear() throws IOException {
    fileSystem.delete(path, /* recursive= */ true);
  }

  /** Puts a manifest into the folder. */
  void write(Manifest manifest) throws IOException {
    try (FSDataOutputStream out = fileSystem.create(new Path(path, MANIFEST))) {
      out.write(manifest.toJson().getBytes(StandardCharsets.UTF_8));
    }
  }
}
