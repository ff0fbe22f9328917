package org.parley.stance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The content of a bundle's {@code model.json}: everything needed to reload, reproduce and cite the
 * model.
 *
 * @param format version of the bundle format
 * @param name the bundle's name, that of its folder
 * @param created when it was trained, ISO 8601 in UTC
 * @param parley version of Parley that trained it
 * @param files SHA-256 in hexadecimal of every other file of the bundle, by its name
 * @param members names of the members, in the order of the output
 * @param calibration how they are combined
 * @param training how it came to be
 */
@JsonPropertyOrder({
  "format",
  "name",
  "created",
  "parley",
  "members",
  "calibration",
  "training",
  "files"
})
@JsonInclude(JsonInclude.Include.ALWAYS)
public record BundleDescription(
    int format,
    String name,
    String created,
    String parley,
    Map<String, String> files,
    List<String> members,
    Calibration calibration,
    Training training) {

  /** The version of the bundle format that this build of Parley writes and reads. */
  public static final int FORMAT = 1;

  /** The name of the description's file within a bundle. */
  public static final String FILE = "model.json";

  public BundleDescription {
    members = List.copyOf(members);
    files = Collections.unmodifiableMap(new TreeMap<>(files));
    if (!calibration.weights().keySet().equals(Set.copyOf(members))) {
      throw new IllegalArgumentException(
          "members are %s but weights are for %s"
              .formatted(members, new TreeSet<>(calibration.weights().keySet())));
    }
  }

  /** The same description with the hashes of its files. */
  public BundleDescription withFiles(Map<String, String> hashes) {
    return new BundleDescription(
        format, name, created, parley, hashes, members, calibration, training);
  }

  /**
   * How a bundle came to be.
   *
   * @param command the command line that trained it
   * @param settings how each member was trained, in a line for people, by its name
   * @param seed seed of everything random
   * @param folds folds of the cross-validation that calibrated it
   * @param data the annotation files
   * @param split the parts of a split that it learned from; null where it learned from every row
   * @param paragraphs paragraphs that it learned from
   * @param learned what it learned from by language and target
   * @param addressed labelled paragraphs among them that address each target, by its id; empty
   *     where they were not counted
   * @param libraries versions of the libraries that did the learning, by name
   * @param java version of the Java runtime
   * @param os operating system and architecture
   * @param seconds wall-clock seconds that training took
   * @param resumed whether there was a broken-off training to go on with, whose seconds are not
   *     counted
   * @param peakMegabytes most memory that the process held, in units of 10⁶ bytes; null where the
   *     system does not tell
   * @param figures what it reached on paragraphs that it had not learned from
   */
  public record Training(
      String command,
      Map<String, String> settings,
      long seed,
      int folds,
      List<DataFile> data,
      @Nullable SplitParts split,
      int paragraphs,
      List<Learned> learned,
      Map<String, Integer> addressed,
      Map<String, String> libraries,
      String java,
      String os,
      double seconds,
      boolean resumed,
      @Nullable Long peakMegabytes,
      List<Figure> figures) {

    public Training {
      data = List.copyOf(data);
      settings = Collections.unmodifiableMap(new TreeMap<>(settings));
      learned = List.copyOf(learned);
      addressed = Collections.unmodifiableMap(new TreeMap<>(addressed));
      figures = List.copyOf(figures);
    }
  }

  /**
   * A figure measured on paragraphs that the judging model had not learned from.
   *
   * @param on how they were set apart: {@code cross-validation} or {@code held-out}
   * @param member the member that judged by itself; null for all of them together
   * @param slice which pairs: {@code all}, or for instance {@code target sochi}, {@code language
   *     ru}
   * @param measure what was measured, by the names that {@code parley evaluate} uses
   * @param pairs number of (paragraph, target) pairs
   * @param value the figure over all of them, 0 to 1; null where it is not defined
   * @param low lower end of its 95% interval, by bootstrap over documents; null where there are too
   *     few
   * @param high upper end of the same
   * @param folds the figure in each fold, in order, null where it is not defined; empty where there
   *     were none
   * @param mean mean over the folds in which it is defined; null for fewer than two
   * @param deviation standard deviation over the same folds, with n − 1 below the line
   */
  public record Figure(
      String on,
      @Nullable String member,
      String slice,
      String measure,
      int pairs,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      List<@Nullable Double> folds,
      @Nullable Double mean,
      @Nullable Double deviation) {

    public Figure {
      folds = Collections.unmodifiableList(new ArrayList<>(folds));
    }
  }

  /**
   * An annotation file that a bundle was trained on.
   *
   * @param file its name
   * @param sha256 hash of its bytes, hexadecimal
   * @param rows annotations in it
   */
  public record DataFile(String file, String sha256, int rows) {}

  /**
   * Parts of a split of the documents.
   *
   * @param file the split file's name
   * @param sha256 hash of its bytes, hexadecimal
   * @param parts the parts that were learned from
   */
  public record SplitParts(String file, String sha256, List<String> parts) {

    public SplitParts {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Pairs that a bundle learned from.
   *
   * @param language their language's code
   * @param target their target's id; empty where there are too many targets to count each
   * @param pro how many are pro
   * @param anti how many are anti
   * @param none how many are none
   */
  public record Learned(String language, String target, int pro, int anti, int none) {}
}
