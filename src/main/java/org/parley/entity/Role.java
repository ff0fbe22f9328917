package org.parley.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The part that an actor plays in the talks, so that features can speak of parts, not of names. */
public enum Role {
  /** The Syrian government, its bodies, parties and army. */
  GOVERNMENT,
  /** Political opposition to it: coalitions, platforms, committees and their people. */
  OPPOSITION,
  /** Armed formations that fight it or each other, listed as terrorist or not. */
  ARMED_GROUP,
  /** Kurdish-led bodies, political and armed, and their people. */
  KURDISH,
  /** States, their ministries and their office holders. */
  STATE,
  /** The United Nations, its bodies and its people. */
  UN,
  /** Other international and regional organisations. */
  INTERNATIONAL,
  /** Agencies, newspapers and channels. */
  MEDIA,
  /** Monitors, relief and rights organisations. */
  CIVIL_SOCIETY,
  /** A meeting, a process or its outcome. */
  PROCESS,
  /** A town, region or building. */
  PLACE;

  /** The word that data uses, for instance {@code armed-group}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role of a word that data uses, which is case-sensitive. */
  public static Optional<Role> ofLabel(String label) {
    return Arrays.stream(values()).filter(role -> role.label().equals(label)).findFirst();
  }

  /** All words that data may use. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Role::label).toList();
  }
}
