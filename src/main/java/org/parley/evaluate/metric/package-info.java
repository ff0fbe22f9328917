/** Figures as pure functions of counts and scores, and their resampling. */
@NullMarked
package org.parley.evaluate.metric;

import org.jspecify.annotations.NullMarked;
