/** Writers of judgements, and what stands beside them: the manifest and the closing summary. */
@NullMarked
package org.parley.output;

import org.jspecify.annotations.NullMarked;
