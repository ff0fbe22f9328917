/** Language identification, and one analyser a language behind one interface. */
@NullMarked
package org.parley.language;

import org.jspecify.annotations.NullMarked;
