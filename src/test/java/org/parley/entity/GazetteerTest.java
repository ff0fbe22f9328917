package org.parley.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.entity.Actor.ActorName;
import org.parley.text.Language;
import org.parley.text.Name;

class GazetteerTest {

  private static final String HEADER = "id\ttype\trole\ten\tru\tar\n";

  @TempDir Path folder;

  private Gazetteer read(String text) throws IOException {
    Path file = folder.resolve("actors.tsv");
    Files.writeString(file, text);
    return Gazetteer.read(file);
  }

  private String message(String text) {
    String message = assertThrows(InvalidGazetteerException.class, () -> read(text)).getMessage();
    String prefix = folder.resolve("actors.tsv").toString();
    assertTrue(message.startsWith(prefix), message);
    return message.substring(prefix.length());
  }

  @Test
  void readsNamesByLanguage() throws IOException {
    Gazetteer gazetteer =
        read("# a remark\n" + HEADER + "un\tORG\tun\tUnited Nations | =UN\tООН\tالأمم المتحدة\n");
    Actor actor = gazetteer.actors().get(0);
    assertEquals("un", actor.id());
    assertEquals(Name.Type.ORG, actor.type());
    assertEquals(Role.UN, actor.role());
    assertEquals(new ActorName("UN", true), actor.names().get(Language.ENGLISH).get(1));
  }

  @Test
  void namesTheLineAndTheAllowedTypes() {
    assertEquals(
        ", line 2: type \"PERSON\" is not one of PER, ORG, LOC",
        message(HEADER + "a\tPERSON\tun\tA\tА\tا\n"));
  }

  @Test
  void namesTheNearestRole() {
    assertEquals(
        ", line 2: role \"oposition\" is not one of government, opposition, armed-group, kurdish,"
            + " state, un, international, media, civil-society, process, place; did you mean"
            + " \"opposition\"?",
        message(HEADER + "a\tPER\toposition\tA\tА\tا\n"));
  }

  @Test
  void refusesAnIdThatIsTaken() {
    assertEquals(
        ", line 3: id \"a\" is taken by line 2",
        message(HEADER + "a\tPER\tun\tA\tА\tا\na\tPER\tun\tB\tБ\tب\n"));
  }

  @Test
  void refusesANameOfTwoActors() {
    assertEquals(
        ", line 3: the name \"A\" of \"b\" is already a name of \"a\" in column \"en\"",
        message(HEADER + "a\tPER\tun\tA\tА\tا\nb\tPER\tun\tA\tБ\tب\n"));
  }

  @Test
  void refusesMissingFieldsAndEmptyNames() {
    assertEquals(
        ", line 2: 4 tab-separated fields, expected 6: id, type, role, en, ru, ar",
        message(HEADER + "a\tPER\tun\tA\n"));
    assertEquals(
        ", line 2: \"a\" has no name in column \"ru\"", message(HEADER + "a\tPER\tun\tA\t\tا\n"));
    assertEquals(
        ", line 2: an empty name of \"a\" in column \"en\"",
        message(HEADER + "a\tPER\tun\tA||B\tА\tا\n"));
  }

  @Test
  void refusesAForeignHeaderABadIdAndAnEmptyFile() {
    assertEquals(
        ", line 1: the header must be \"id type role en ru ar\", tab-separated",
        message("id,type\n"));
    assertEquals(
        ", line 2: id \"A b\" is not made of lower-case letters, digits and hyphens",
        message(HEADER + "A b\tPER\tun\tA\tА\tا\n"));
    assertEquals(
        ", line 1: no actors in it; expected at least one line after the header", message(HEADER));
  }

  @Test
  void theShippedGazetteerIsValidAndLarge() throws IOException {
    Gazetteer gazetteer = Gazetteer.read(Path.of("data/gazetteer/actors.tsv"));
    assertTrue(gazetteer.actors().size() >= 150, () -> gazetteer.actors().size() + " actors");
  }
}
