package org.parley.cli;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.parley.text.Nearest;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the values of an option that allows a few words: the names of an enum's constants in lower
 * case, with hyphens for underscores.
 */
final class EnumWords<E extends Enum<E>> implements ITypeConverter<E> {

  private final Map<String, E> values = new TreeMap<>();

  EnumWords(Class<E> type) {
    for (E value : type.getEnumConstants()) {
      values.put(value.name().toLowerCase(Locale.ROOT).replace('_', '-'), value);
    }
  }

  @Override
  public E convert(String word) {
    E value = values.get(word.toLowerCase(Locale.ROOT));
    if (value == null) {
      throw new TypeConversionException(
          "'%s' is none of %s%s"
              .formatted(
                  word,
                  String.join(", ", values.keySet()),
                  Nearest.to(word, values.keySet())
                      .map("; did you mean %s?"::formatted)
                      .orElse("")));
    }
    return value;
  }
}
