package org.parley.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.parley.ingest.Ingest;
import org.parley.ingest.MissingPathException;

/**
 * The files under some paths of any Hadoop file system, in the order and with the ids of the plain
 * run: folders by their entries' names. Names that begin with a dot are left out, and as everywhere
 * on Hadoop those that begin with an underscore.
 *
 * @param files files to be read
 * @param skipped files of the folders in no format that is read
 */
record InputFiles(List<InputFile> files, int skipped) {

  InputFiles {
    files = List.copyOf(files);
  }

  /**
   * Lists files.
   *
   * @param paths files and folders; a file is taken whatever its name
   * @throws MissingPathException where one does not exist
   */
  static InputFiles under(List<String> paths, Configuration configuration) throws IOException {
    Listing listing = new Listing();
    for (String given : paths) {
      Path path = new Path(given);
      FileSystem fileSystem = path.getFileSystem(configuration);
      if (!fileSystem.exists(path)) {
        throw new MissingPathException("no file or folder " + given);
      }
      FileStatus status = fileSystem.getFileStatus(path);
      if (status.isDirectory()) {
        listing.walk(fileSystem, status, "", given.endsWith("/") ? given : given + "/");
      } else {
        listing.add(status, path.getName(), given);
      }
    }
    return new InputFiles(listing.files, listing.skipped);
  }

  /** The bytes of all files. */
  long bytes() {
    return files.stream().mapToLong(InputFile::bytes).sum();
  }

  private static final class Listing {

    private final List<InputFile> files = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private int skipped;

    void walk(FileSystem fileSystem, FileStatus folder, String idPrefix, String originPrefix)
        throws IOException {
      FileStatus[] entries = fileSystem.listStatus(folder.getPath());
      Arrays.sort(entries, Comparator.comparing(entry -> entry.getPath().getName()));
      for (FileStatus entry : entries) {
        String name = entry.getPath().getName();
        if (name.startsWith(".") || name.startsWith("_")) {
          continue;
        }
        if (entry.isDirectory()) {
          walk(fileSystem, entry, idPrefix + name + "/", originPrefix + name + "/");
        } else if (Ingest.reads(name) || InputFile.isParquet(name)) {
          add(entry, idPrefix + name, originPrefix + name);
        } else {
          skipped++;
        }
      }
    }

    void add(FileStatus file, String id, String origin) {
      int times = ids.merge(id, 1, Integer::sum);
      files.add(
          new InputFile(
              times == 1 ? id : id + "~" + times,
              origin,
              file.getPath().toUri().toString(),
              file.getLen()));
    }
  }
}
