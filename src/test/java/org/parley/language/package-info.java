@NullMarked
package org.parley.language;

import org.jspecify.annotations.NullMarked;
