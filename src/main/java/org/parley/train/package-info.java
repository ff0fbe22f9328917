/** Data sets, folds, trainers, calibration, and the bundle that comes of them. */
@NullMarked
package org.parley.train;

import org.jspecify.annotations.NullMarked;
