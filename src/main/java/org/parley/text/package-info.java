/** The records that every stage shares: documents, paragraphs, sentences, tokens and spans. */
@NullMarked
package org.parley.text;

import org.jspecify.annotations.NullMarked;
