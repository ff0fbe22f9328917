/** The benchmark behind {@code bin/benchmark}: a workload, what runs on it, and the table. */
@NullMarked
package org.parley.benchmark;

import org.jspecify.annotations.NullMarked;
