@NullMarked
package org.parley.exchange;

import org.jspecify.annotations.NullMarked;
