/**
 * Data sets, folds, trainers, calibration, and the bundle that comes of them, with its figures:
 * training stands above evaluation, whose metrics it uses.
 */
@NullMarked
package org.parley.train;

import org.jspecify.annotations.NullMarked;
