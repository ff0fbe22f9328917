/** The pipeline on Apache Spark, for corpora that outgrow one machine. */
@NullMarked
package org.parley.spark;

import org.jspecify.annotations.NullMarked;
