package org.parley.entity;

import java.util.List;
import java.util.Map;
import org.parley.text.Language;
import org.parley.text.Name;

/**
 * An entry of the gazetteer.
 *
 * @param id canonical id, for instance {@code moscow-platform}
 * @param type person, organisation or location
 * @param role the part played in the talks
 * @param names the names by language, the fullest first
 */
public record Actor(String id, Name.Type type, Role role, Map<Language, List<ActorName>> names) {

  /**
   * One name of an actor.
   *
   * @param text the name in its dictionary form
   * @param exact whether it counts only where it is written just so, capitals included, because it
   *     is an ordinary word otherwise: "US", "IS", "WHO"
   */
  public record ActorName(String text, boolean exact) {}

  public Actor {
    names = Map.copyOf(names);
  }
}
