package org.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLinesTest {

  @Test
  void argumentsThatAShellWouldSplitAreQuoted() {
    assertEquals(
        "parley classify данные/a.txt 'my folder' 'it'\\''s' '' --threads=2",
        CommandLines.quoted(
            List.of("classify", "данные/a.txt", "my folder", "it's", "", "--threads=2")));
  }
}
