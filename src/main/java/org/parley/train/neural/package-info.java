/** Fine-tuning of encoders in SameDiff: the only package that uses ND4J. */
@NullMarked
package org.parley.train.neural;

import org.jspecify.annotations.NullMarked;
