/** Readers by format, boilerplate removal and paragraph splitting. */
@NullMarked
package org.parley.ingest;

import org.jspecify.annotations.NullMarked;
