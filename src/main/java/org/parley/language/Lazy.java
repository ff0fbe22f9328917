package org.parley.language;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A model that is loaded when it is first asked for, once, whichever thread asks.
 *
 * <p>A load that fails is tried again by the next caller.
 */
final class Lazy<T> implements Supplier<T> {

  private final Supplier<T> loader;
  private volatile @Nullable T value;

  Lazy(Supplier<T> loader) {
    this.loader = loader;
  }

  @Override
  public T get() {
    T loaded = value;
    if (loaded == null) {
      synchronized (this) {
        loaded = value;
        if (loaded == null) {
          loaded = loader.get();
          value = loaded;
        }
      }
    }
    return loaded;
  }
}
