package org.parley;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** The version of this build of Parley and of what it stands on, as its outputs record them. */
public final class Version {

  private static final String LIBRARY = "library.";

  private Version() {}

  /** The version, for instance {@code 0.1.0}. */
  public static String get() {
    return properties().getProperty("version");
  }

  /** Versions, by name, of the libraries that decide what comes out. */
  public static Map<String, String> libraries() {
    Properties properties = properties();
    Map<String, String> libraries = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(LIBRARY)) {
        libraries.put(name.substring(LIBRARY.length()), properties.getProperty(name));
      }
    }
    return libraries;
  }

  /** The operating system and its architecture. */
  public static String operatingSystem() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }

  private static Properties properties() {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(Version.class.getResourceAsStream("version.properties"))) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
