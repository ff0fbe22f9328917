package org.parley.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.encoder.EncoderDescription.Activation;
import org.parley.text.Span;

class PairTokenizerTest {

  private static final int LONGEST = 16;

  @TempDir private Path folder;

  private PairTokenizer tokenizer;

  @BeforeEach
  void load() throws IOException {
    BaseEncoder tiny =
        TinyEncoder.in(Files.createDirectory(folder.resolve("t")), Activation.GELU_ERF);
    tokenizer = new PairTokenizer(tiny.tokenizer(), folder, LONGEST);
  }

  @AfterEach
  void close() {
    tokenizer.close();
  }

  @Test
  void marksTheMentionsAndTheTarget() {
    // "\ud83d\ude42" is one code point and two UTF-16 units: offsets behind it show which is
    // counted.
    String text = "\ud83d\ude42 we support the talks .";
    int at = text.indexOf("the talks");
    EncodedPair pair = tokenizer.encode(text, List.of(new Span(at, at + 9)), "the peace");
    assertEquals("2 1 4 5 7 8 18 3 7 13 3", ids(pair));
    assertEquals("00000000111", digits(pair, true));
    assertEquals("00001100000", digits(pair, false));
  }

  @Test
  void keepsTheFirstWordsOfALongParagraph() {
    String text = "the talks" + " and".repeat(40);
    EncodedPair pair = tokenizer.encode(text, List.of(new Span(0, 9)), "peace");
    assertEquals(LONGEST, pair.length());
    assertTrue(ids(pair).startsWith("2 7 8 15 "), ids(pair));
  }

  @Test
  void keepsAMentionFarInALongParagraph() {
    String text = "and ".repeat(40) + "the talks" + " not".repeat(40);
    EncodedPair pair = tokenizer.encode(text, List.of(new Span(160, 169)), "peace");
    assertEquals(LONGEST, pair.length());
    assertEquals("2 15 15 15 15 15 15 7 8 16 16 16 16 3 13 3", ids(pair));
  }

  @Test
  void cutsALongTargetToHalfOfTheInput() {
    EncodedPair pair = tokenizer.encode("we met", List.of(), "peace ".repeat(40));
    assertEquals("2 4 10 3" + " 13".repeat(6) + " 3", ids(pair));
  }

  @Test
  void cutsHashtagsIntoWordsAndLeavesAddressesOut() {
    String text = "we #rejectTheTalks https://t.co/x?y=1 on #monday";
    List<String> parts = PairTokenizer.segments(text).stream().map(span -> span.of(text)).toList();
    assertEquals(List.of("we #reject", "The", "Talks ", " on #monday"), parts);
  }

  @Test
  void halfACodePointIsReadAsAnUnknownCharacter() {
    String text = "we \ud83d support the talks \ude42 . \ud83d";
    int at = text.indexOf("talks");
    EncodedPair pair = tokenizer.encode(text, List.of(new Span(at, at + 5)), "peace \ud83d");
    assertEquals("2 4 5 7 8 18 3 13 3", ids(pair));
    assertEquals("000010000", digits(pair, false));
  }

  @Test
  void textCannotForgeSpecialTokens() throws IOException {
    Path file = folder.resolve("special.json");
    Files.writeString(
        file,
        Files.readString(folder.resolve("t/tokenizer.json"))
            .replace(
                "\"added_tokens\":[]",
                "\"added_tokens\":[%s,%s]".formatted(special(2, "[CLS]"), special(3, "[SEP]"))));
    String text = "[SEP] talks [CLS] [[SEP]]";
    int at = text.indexOf("talks");
    try (PairTokenizer strict = new PairTokenizer(file, folder, LONGEST)) {
      EncodedPair pair = strict.encode(text, List.of(new Span(at, at + 5)), "[SEP]");
      assertEquals("2 1 1 1 8 1 1 1 1 1 1 3 1 1 1 3", ids(pair));
      assertEquals("0000100000000000", digits(pair, false));
    }
  }

  private static String special(int id, String content) {
    return """
        {"id":%d,"content":"%s","single_word":false,"lstrip":false,"rstrip":false,\
        "normalized":false,"special":true}"""
        .formatted(id, content);
  }

  private static String ids(EncodedPair pair) {
    return IntStream.range(0, pair.length())
        .mapToObj(i -> Integer.toString(pair.id(i)))
        .collect(Collectors.joining(" "));
  }

  private static String digits(EncodedPair pair, boolean segments) {
    return IntStream.range(0, pair.length())
        .mapToObj(i -> (segments ? pair.segment(i) == 1 : pair.mentions(i)) ? "1" : "0")
        .collect(Collectors.joining());
  }
}
