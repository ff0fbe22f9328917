package org.parley.encoder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a Hugging Face {@code tokenizer.json} for a cased BERT from its vocabulary. */
final class WordPieceTokenizer {

  private static final int LONGEST_WORD = 100;

  private WordPieceTokenizer() {}

  /**
   * The tokenizer's description.
   *
   * @param vocabulary word pieces in the order of their ids, [CLS], [SEP] and [UNK] among them
   */
  static byte[] json(List<String> vocabulary) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("version", "1.0").putNull("truncation").putNull("padding");
    root.putArray("added_tokens");
    root.putObject("normalizer")
        .put("type", "BertNormalizer")
        .put("clean_text", true)
        .put("handle_chinese_chars", true)
        .put("strip_accents", false)
        .put("lowercase", false);
    root.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
    ObjectNode post = root.putObject("post_processor").put("type", "BertProcessing");
    for (String special : List.of("[SEP]", "[CLS]")) {
      post.putArray(special.substring(1, 4).toLowerCase(java.util.Locale.ROOT))
          .add(special)
          .add(vocabulary.indexOf(special));
    }
    root.putObject("decoder").put("type", "WordPiece").put("prefix", "##").put("cleanup", true);
    ObjectNode model = root.putObject("model");
    model
        .put("type", "WordPiece")
        .put("unk_token", "[UNK]")
        .put("continuing_subword_prefix", "##")
        .put("max_input_chars_per_word", LONGEST_WORD);
    ObjectNode ids = model.putObject("vocab");
    for (int id = 0; id < vocabulary.size(); id++) {
      ids.put(vocabulary.get(id), id);
    }
    try {
      return mapper.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      // A tree of strings and numbers always has a JSON form.
      throw new AssertionError(e);
    }
  }
}
