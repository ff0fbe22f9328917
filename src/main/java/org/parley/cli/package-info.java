/** The command line: one command a file, and what they share. */
@NullMarked
package org.parley.cli;

import org.jspecify.annotations.NullMarked;
