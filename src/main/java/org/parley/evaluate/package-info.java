/** Judgements against gold annotations: matching, figures by slice, comparison, agreement. */
@NullMarked
package org.parley.evaluate;

import org.jspecify.annotations.NullMarked;
