/** Labels, judgements, the classifier and its members, calibration and evidence. */
@NullMarked
package org.parley.stance;

import org.jspecify.annotations.NullMarked;
