/** The transformer encoder: base weights and their import, tokenizer, ONNX graph and inference. */
@NullMarked
package org.parley.encoder;

import org.jspecify.annotations.NullMarked;
