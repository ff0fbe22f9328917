/** Targets with their aliases, and finding which of them a paragraph addresses and where. */
@NullMarked
package org.parley.target;

import org.jspecify.annotations.NullMarked;
