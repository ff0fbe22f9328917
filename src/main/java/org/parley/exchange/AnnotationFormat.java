package org.parley.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.parley.annotation.Annotation;

/** Reads and writes annotations in one format. */
interface AnnotationFormat {

  /**
   * Reads a file, or a folder where the format is one of folders.
   *
   * @param remarks takes what the file holds and an annotation cannot
   * @throws org.parley.annotation.MalformedAnnotationException where a row is not of the format
   * @throws IOException where a file cannot be read
   */
  List<Annotation> read(Path in, Remarks remarks) throws IOException;

  /**
   * Writes a file, replacing one that is there, or into an empty folder.
   *
   * @return the annotations in the order in which {@link #read} gives them back
   * @throws IOException where a file cannot be written
   */
  List<Annotation> write(List<Annotation> annotations, Path out) throws IOException;
}
