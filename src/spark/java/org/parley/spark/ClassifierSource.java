package org.parley.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.function.Function;
import org.parley.stance.JudgedDocument;
import org.parley.text.Document;

/** Gives an executor what judges documents. */
@FunctionalInterface
interface ClassifierSource extends Serializable {

  /**
   * What judges, safe to use from several threads.
   *
   * @throws IOException where it cannot be loaded: then no document of the task is to blame
   */
  Function<Document, JudgedDocument> open() throws IOException;
}
