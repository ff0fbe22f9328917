package org.parley;

import java.io.Serializable;

/**
 * What is found out about a document besides its judgements, which are the same with any options.
 *
 * @param entities which paragraphs have their entities found
 * @param evidence whether judgements of pro and anti tell the words that carried them; that takes
 *     many times as long as to judge
 */
public record ClassifyOptions(Preparation.Entities entities, boolean evidence)
    implements Serializable {

  /** All entities, no evidence. */
  public static final ClassifyOptions DEFAULTS =
      new ClassifyOptions(Preparation.Entities.ALL, false);
}
