package org.parley.exchange;

import java.util.Optional;

/** What a span of the text is toward its target. */
enum SpanKind {
  /** Words that show the stance. */
  EVIDENCE("evidence", "Evidence"),
  /** Words that name the target. */
  MENTION("mentions", "Mention"),
  /** Who holds the stance. */
  HOLDER("holders", "Holder");

  private final String field;
  private final String type;

  SpanKind(String field, String type) {
    this.field = field;
    this.type = type;
  }

  /** The field of the annotation form that holds it. */
  String field() {
    return field;
  }

  /** The name of an annotation type for it, in the tools' habit of writing these. */
  String type() {
    return type;
  }

  static Optional<SpanKind> ofField(String field) {
    for (SpanKind kind : values()) {
      if (kind.field.equals(field)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  static Optional<SpanKind> ofType(String type) {
    for (SpanKind kind : values()) {
      if (kind.type.equals(type)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
