package org.parley.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.entity.SimpleAnalysis;
import org.parley.text.Language;
import org.parley.text.Span;

class TargetSetTest {

  private static final String GOOD =
      """
      targets:
        - id: dam
          name: The dam
          description: A dam on the river.
          aliases:
            en:
              explicit:
                - river dam
              exclusions:
                - beaver dam
      """;

  private static String message(String yaml) {
    return assertThrows(InvalidTargetsException.class, () -> TargetSet.parse(yaml, "t.yaml"))
        .getMessage();
  }

  @Test
  void readsATarget() {
    Target target = TargetSet.parse(GOOD, "t.yaml").target("dam").orElseThrow();
    assertEquals("The dam", target.name());
    assertEquals("A dam on the river.", target.description());
    assertEquals(Target.Addressing.DETECT, target.addressing());
    assertEquals(List.of("river dam"), target.aliases().get(Language.ENGLISH).explicit());
    assertEquals(List.of(), target.aliases().get(Language.ENGLISH).indirect());
  }

  @Test
  void theShippedTargetsAreValid() throws IOException {
    TargetSet set = TargetSet.read(Path.of("data/targets/sochi-geneva.yaml"));
    assertEquals(List.of("sochi", "geneva"), set.ids());
    for (Target target : set.targets()) {
      assertEquals(3, target.aliases().size(), target.id());
    }
  }

  @Test
  void anUnknownKeyIsNamedWithTheNearestOne() {
    assertEquals(
        "t.yaml, line 9: unknown key \"exclusion\"; allowed here: explicit, names, indirect,"
            + " references, exclusions; did you mean \"exclusions\"?",
        message(GOOD.replace("exclusions:", "exclusion:")));
    assertEquals(
        "t.yaml, line 4: unknown key \"descripton\"; allowed here: id, name, description,"
            + " addressed, aliases; did you mean \"description\"?",
        message(GOOD.replace("description:", "descripton:")));
    assertEquals(
        "t.yaml, line 6: unknown key \"fr\"; allowed here: en, ru, ar",
        message(GOOD.replace("en:", "fr:")));
  }

  @Test
  void aBrokenPatternIsNamedWithItsLine() {
    assertEquals(
        "t.yaml, line 8: pattern \"(river dam\": a \"(\" without its \")\"",
        message(GOOD.replace("river dam", "(river dam")));
  }

  @Test
  void aPatternTwiceIsRefused() {
    assertEquals(
        "t.yaml, line 9: pattern \"river dam\" stands in line 8 too",
        message(GOOD.replace("- river dam", "- river dam\n          - river dam")));
  }

  @Test
  void anIdTwiceIsRefused() {
    String second = GOOD.substring(GOOD.indexOf("  - id"));
    assertEquals("t.yaml, line 11: id \"dam\" is taken by line 2", message(GOOD + second));
  }

  @Test
  void aMissingIdOrDescriptionIsNamed() {
    assertEquals("t.yaml: target number 1 has no \"id\"", message(GOOD.replace("id: dam", "id:")));
    assertEquals(
        "t.yaml, line 2: target \"dam\" has no \"description\"; write a sentence that tells what"
            + " it is",
        message(GOOD.replace("description: A dam on the river.", "description:")));
  }

  @Test
  void aTargetToBeDetectedNeedsAliases() {
    String bare = GOOD.substring(0, GOOD.indexOf("    aliases"));
    assertEquals(
        "t.yaml, line 2: target \"dam\" has no aliases: give some under aliases, en (or ru, ar),"
            + " explicit or names, or say \"addressed: assumed\"",
        message(bare));
    assertEquals(
        Target.Addressing.ASSUMED,
        TargetSet.parse(bare + "    addressed: assumed\n", "t.yaml").targets().get(0).addressing());
    assertEquals(
        "t.yaml, line 5: addressed \"asumed\" is not one of detect, assumed; did you mean"
            + " \"assumed\"?",
        message(bare + "    addressed: asumed\n"));
  }

  @Test
  void aWrongShapeIsNamed() {
    assertEquals(
        "t.yaml, line 7: at \"targets, number 1, aliases, en, explicit\": expected a list (lines"
            + " that begin with \"- \")",
        message(GOOD.replace("explicit:\n          - river dam", "explicit: river dam")));
    assertEquals(
        "t.yaml: no targets in it; expected a list under the key \"targets\"",
        message("targets:\n"));
    assertTrue(message("targets: [\n").startsWith("t.yaml, line "), message("targets: [\n"));
    assertTrue(message("").startsWith("t.yaml"), message(""));
  }

  @Test
  void aKeyTwiceIsRefused() {
    assertEquals(
        "t.yaml, line 4: not valid YAML: Duplicate field 'name'",
        message(GOOD.replace("description: A dam on the river.", "name: Again")));
  }

  @Test
  void assumedTargetsAreAlwaysAddressedAndFoundByName() {
    TargetSet set = TargetSet.assumed(List.of("Tea (green)", "Coffee", "Coffee"));
    assertEquals(List.of("Tea (green)", "Coffee"), set.ids());
    List<TargetMentions> found =
        new AliasTargetFinder(set)
            .find(SimpleAnalysis.document(Language.ENGLISH, "I drink green coffee."))
            .get(0);
    assertTrue(found.get(0).addressed());
    assertEquals(List.of(), found.get(0).mentions());
    assertTrue(found.get(1).addressed());
    assertEquals(List.of(new Span(14, 20)), found.get(1).mentions());
  }
}
