package org.parley.ingest;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt name was probably meant to be. */
public final class NearestName {

  private NearestName() {}

  /**
   * The name closest to {@code wanted} by Levenshtein distance, case ignored.
   *
   * @return empty where even the closest differs in more than a third of the longer one's letters;
   *     of equally close names the first
   */
  public static Optional<String> of(String wanted, Collection<String> names) {
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String name : names) {
      int distance = distance(wanted.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (distance < least && distance * 3 <= Math.max(wanted.length(), name.length())) {
        least = distance;
        best = name;
      }
    }
    return Optional.ofNullable(best);
  }

  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
