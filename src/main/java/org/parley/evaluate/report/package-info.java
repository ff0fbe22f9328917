/** Evaluations, comparisons and agreement as text, JSON, CSV and HTML. */
@NullMarked
package org.parley.evaluate.report;

import org.jspecify.annotations.NullMarked;
