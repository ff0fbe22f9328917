/** Entity mentions: names found in text, linked to the gazetteer's actors. */
@NullMarked
package org.parley.entity;

import org.jspecify.annotations.NullMarked;
