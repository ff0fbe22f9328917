/** Stance classification of political statements: the pipeline, and the program's entry point. */
@NullMarked
package org.parley;

import org.jspecify.annotations.NullMarked;
