/** Tests of reading and splitting documents. */
@NullMarked
package org.parley.ingest;

import org.jspecify.annotations.NullMarked;
