package org.parley.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PeakMemoryTest {

  @Test
  void theHighWaterMarkIsRead() {
    assertEquals(
        OptionalLong.of(2048),
        PeakMemory.megabytes(List.of("Name:\tjava", "VmPeak:\t 9 kB", "VmHWM:\t 2000000 kB")));
    assertEquals(OptionalLong.empty(), PeakMemory.megabytes(List.of("Name:\tjava")));
  }

  @Test
  void thisProcessHasHeldMoreThanItsHeapHolds() throws IOException {
    assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "only Linux tells");
    long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    assertTrue(PeakMemory.megabytes().orElseThrow() > heap / 1e6 / 2);
  }
}
