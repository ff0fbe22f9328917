package org.parley.spark;

import java.io.Serializable;

/**
 * A file to be read by an executor.
 *
 * @param id the id of the document in it, and the beginning of its rows' ids: its path below the
 *     folder given, as the plain run has it
 * @param origin its path as given, for people
 * @param uri where it lies, complete
 * @param bytes its size
 */
record InputFile(String id, String origin, String uri, long bytes) implements Serializable {

  /** Whether it is a Parquet table; all else is read as the plain run reads it. */
  boolean isParquet() {
    return isParquet(origin);
  }

  static boolean isParquet(String name) {
    return name.endsWith(".parquet");
  }
}
