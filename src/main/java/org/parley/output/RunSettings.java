package org.parley.output;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What, besides the documents, decides every byte of an output. Only where it is the same can one
 * run go on from where another was stopped.
 *
 * @param parley version of Parley
 * @param libraries versions of the libraries that decide what comes out
 * @param model the bundle that judges
 * @param missingEncoders ids of the encoders that have not been fetched, by language code
 * @param options the options in force that change the output, by name
 * @param paths the files and folders to read, as given
 */
public record RunSettings(
    String parley,
    Map<String, String> libraries,
    Manifest.Model model,
    Map<String, String> missingEncoders,
    Map<String, String> options,
    List<String> paths) {

  public RunSettings {
    libraries = Map.copyOf(libraries);
    missingEncoders = Map.copyOf(missingEncoders);
    options = Map.copyOf(options);
    paths = List.copyOf(paths);
  }

  /**
   * The first thing in which an earlier run differs, for people: what it had and what this run has.
   *
   * @return empty where the runs can be joined
   */
  public Optional<String> difference(RunSettings earlier) {
    return model(earlier.model)
        .or(() -> of("--", earlier.options, options))
        .or(() -> of("PATH", String.join(" ", earlier.paths), String.join(" ", paths)))
        .or(() -> of("Parley", earlier.parley, parley))
        .or(() -> of("", earlier.libraries, libraries))
        .or(() -> of("encoder not fetched for ", earlier.missingEncoders, missingEncoders));
  }

  /** As {@link #difference(RunSettings)}, with what a manifest tells of a finished run. */
  public Optional<String> difference(Manifest finished) {
    return model(finished.model())
        .or(() -> of("--", finished.options(), options))
        .or(() -> of("Parley", finished.parley(), parley))
        .or(() -> of("", finished.libraries(), libraries));
  }

  private Optional<String> model(Manifest.Model earlier) {
    return of(
        "--model",
        earlier.name() + " (SHA-256 " + earlier.sha256() + ")",
        model.name() + " (SHA-256 " + model.sha256() + ")");
  }

  private static Optional<String> of(
      String prefix, Map<String, String> earlier, Map<String, String> now) {
    TreeSet<String> names = new TreeSet<>(earlier.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      Optional<String> difference =
          of(prefix + name, earlier.getOrDefault(name, "none"), now.getOrDefault(name, "none"));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> of(String what, String earlier, String now) {
    return earlier.equals(now)
        ? Optional.empty()
        : Optional.of("%s was %s, now it is %s".formatted(what, earlier, now));
  }

  /** The options in alphabetical order, as manifests have them. */
  public Map<String, String> sortedOptions() {
    return new TreeMap<>(options);
  }
}
