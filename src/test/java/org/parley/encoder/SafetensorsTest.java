package org.parley.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {

  private static final float[] NUMBERS = {1.5f, -0.25f, 3e-9f, 40, -1000, 0};

  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("a.safetensors");
    new SafetensorsWriter(Map.of("encoder", "tiny"))
        .add("vector", new Tensor(new int[] {6}, NUMBERS))
        .addQuantized("matrix", new Tensor(new int[] {3, 2}, NUMBERS))
        .write(file);
  }

  @Test
  void floatsComeBackExactly() throws IOException {
    Safetensors read = Safetensors.open(file);
    assertArrayEquals(NUMBERS, read.floats("vector").values());
    assertArrayEquals(new int[] {6}, read.floats("vector").shape());
    assertEquals(Map.of("encoder", "tiny"), read.metadata());
    assertEquals(Set.of("vector", "matrix", "matrix.scale"), read.names());
  }

  @Test
  void bytesComeBackWithinHalfAStepOfTheirColumn() throws IOException {
    float[] read = Safetensors.open(file).quantized("matrix").values();
    double[] steps = {1000 / 127.0, 40 / 127.0};
    for (int i = 0; i < NUMBERS.length; i++) {
      assertEquals(NUMBERS[i], read[i], steps[i % 2] / 2 + 1e-6, "number " + i);
    }
  }

  @Test
  void theHeaderIsTheOneOfTheFormat() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int length = (bytes[0] & 0xff) | ((bytes[1] & 0xff) << 8);
    assertEquals(0, length % 8);
    String header = new String(bytes, 8, length, StandardCharsets.UTF_8);
    assertTrue(
        header.contains("\"vector\":{\"dtype\":\"F32\",\"shape\":[6],\"data_offsets\":[0,24]}"),
        header);
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Safetensors read = Safetensors.open(file);
    IOException absent = assertThrows(IOException.class, () -> read.floats("other"));
    assertEquals(file + " has no tensor other of type F32", absent.getMessage());
    IOException type = assertThrows(IOException.class, () -> read.floats("matrix"));
    assertEquals(
        file + " has no tensor matrix of type F32, only one of type I8", type.getMessage());
  }

  @Test
  void refusesWhatIsCutShort() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 7, 20, bytes.length - 1}) {
      ByteBuffer part = ByteBuffer.wrap(Arrays.copyOf(bytes, length));
      IOException e = assertThrows(IOException.class, () -> Safetensors.of(part, "x"));
      assertEquals("x is not a safetensors file, or is cut short", e.getMessage());
    }
  }
}
