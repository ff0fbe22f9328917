package org.parley.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a conversion left out: each kind of thing with its count and the first place it was met. */
public final class Remarks {

  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();

  /**
   * Counts one thing that was left out.
   *
   * @param what the kind of thing, as it is told to people
   * @param place where it stands, for instance {@code gold.jsonl:12}
   */
  void add(String what, String place) {
    counts.merge(what, 1, Integer::sum);
    places.putIfAbsent(what, place);
  }

  /** One line a kind of thing, in the order in which they were met; empty where nothing was. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    counts.forEach(
        (what, count) -> lines.add("%s: %,d (first: %s)".formatted(what, count, places.get(what))));
    return lines;
  }
}
