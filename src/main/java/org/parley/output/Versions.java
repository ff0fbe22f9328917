package org.parley.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The software that a result came from.
 *
 * @param parley version of Parley
 * @param libraries versions of the libraries that decide what comes out, by name
 * @param java version and vendor of the Java runtime
 * @param os operating system and architecture
 */
public record Versions(String parley, Map<String, String> libraries, String java, String os) {

  private static final String RESOURCE = "versions.properties";

  /** The versions of the running program. */
  public static Versions current() {
    Properties properties = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing: build Parley with Maven");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> libraries = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      libraries.put(name, properties.getProperty(name));
    }
    String parley = libraries.remove("parley");
    if (parley == null) {
      throw new IllegalStateException(RESOURCE + " does not tell Parley's own version");
    }
    return new Versions(
        parley,
        libraries,
        System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }
}
