package org.parley.stance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Results that were asked for last, by what they were computed from. When it is full, the one that
 * has not been asked for longest gives way. Safe to share between threads; two that ask for the
 * same at once may both compute it.
 *
 * @param <K> has value equality
 * @param <V> a result, always the same for the same key; it is shared and must not be changed
 */
final class LastUsed<K, V> {

  /** System property: how many encoder inputs are remembered; 0 for none, as benchmarks need. */
  static final String SIZE = "parley.encoder.remembered";

  /** Some 3 KB each, so about 12 MB. */
  private static final int DEFAULT_SIZE = 4096;

  private final int size;
  private final Map<K, V> results;

  /** Remembers so many results at most. */
  LastUsed(int size) {
    this.size = size;
    results =
        new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > LastUsed.this.size;
          }
        };
  }

  /** How many encoder inputs are to be remembered. */
  static int configuredSize() {
    return Math.max(0, Integer.getInteger(SIZE, DEFAULT_SIZE));
  }

  /** The result for a key, computed where it is not remembered. */
  V get(K key, Supplier<V> compute) {
    if (size == 0) {
      return compute.get();
    }
    synchronized (results) {
      V known = results.get(key);
      if (known != null) {
        return known;
      }
    }
    V computed = compute.get();
    synchronized (results) {
      results.put(key, computed);
    }
    return computed;
  }
}
