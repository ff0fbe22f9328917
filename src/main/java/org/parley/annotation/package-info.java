/** Gold annotations: the record that training, evaluation and exchange share, and its readers. */
@NullMarked
package org.parley.annotation;

import org.jspecify.annotations.NullMarked;
