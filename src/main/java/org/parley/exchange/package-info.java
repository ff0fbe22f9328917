/** Annotation formats of other tools, in and out. */
@NullMarked
package org.parley.exchange;

import org.jspecify.annotations.NullMarked;
