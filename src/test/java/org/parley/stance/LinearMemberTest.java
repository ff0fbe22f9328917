package org.parley.stance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.train.ToyBundle;

class LinearMemberTest {

  @TempDir Path folder;

  @Test
  void whatIsWrittenJudgesLikeWhatWasTrained() throws IOException {
    PairFeatures features = ToyBundle.features();
    StanceMember trained = ToyBundle.member();
    trained.write(folder);
    StanceMember read = LinearMember.read(folder, features);
    assertEquals("linear", read.name());
    for (LabelledPair pair : ToyBundle.pairs()) {
      assertEquals(trained.judge(pair.pair()), read.judge(pair.pair()));
    }
    Pair unseen = Pairs.pair("Xyzzy plugh.", "other", "plugh");
    assertEquals(trained.judge(unseen), read.judge(unseen));
  }

  @Test
  void aFileThatIsNoModel() throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve(LinearMember.FILE)))) {
      out.write(new byte[] {0, 2, 'X', 'Y', 0, 1, 2, 3, 4});
    }
    IOException e =
        assertThrows(IOException.class, () -> LinearMember.read(folder, ToyBundle.features()));
    assertTrue(e.getMessage().contains(LinearMember.FILE), e.getMessage());
  }
}
