package org.parley.stance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parley.encoder.EncoderLibrary;
import org.parley.encoder.ModelCache;
import org.parley.target.TargetSet;
import org.parley.text.Sha256;

/**
 * A trained model on disk: a folder with its description, its targets, gazetteer and lexicon, and
 * its members' files. It needs nothing outside that folder.
 *
 * @param directory the folder
 * @param description the content of its {@code model.json}
 * @param targets the targets that it judges
 */
public record Bundle(Path directory, BundleDescription description, TargetSet targets) {

  /** File names within a bundle. */
  public static final String TARGETS = "targets.yaml";

  public static final String GAZETTEER = "gazetteer.tsv";
  public static final String LEXICON = "lexicon.tsv";

  /** How descriptions are read and written. */
  public static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

  /**
   * Reads a bundle's description and targets, and checks every file against its hash.
   *
   * @throws BundleException where it cannot be used; the message says why and what to do
   */
  public static Bundle read(Path directory) throws IOException {
    Path file = directory.resolve(BundleDescription.FILE);
    if (!Files.isRegularFile(file)) {
      throw new BundleException(
          (Files.isDirectory(directory) ? "%s holds no %s" : "no bundle at %s (no %s there)")
                  .formatted(directory, BundleDescription.FILE)
              + ": name a folder that 'parley train --out' wrote");
    }
    BundleDescription description = describe(file);
    for (Map.Entry<String, String> entry : description.files().entrySet()) {
      check(directory.resolve(entry.getKey()), entry.getValue());
    }
    return new Bundle(directory, description, TargetSet.read(directory.resolve(TARGETS)));
  }

  private static BundleDescription describe(Path file) throws IOException {
    try {
      JsonNode tree = JSON.readTree(file.toFile());
      int format = tree.path("format").asInt(-1);
      if (format != BundleDescription.FORMAT) {
        throw new BundleException(
            "%s is of bundle format %s; this version of Parley reads format %d: train it again"
                    .formatted(file, tree.path("format").asText("none"), BundleDescription.FORMAT)
                + " with 'parley train', or use the version of Parley that wrote it");
      }
      addLaterFields(tree.path("training"));
      return JSON.treeToValue(tree, BundleDescription.class);
    } catch (JsonProcessingException e) {
      throw new BundleException(
          "%s is damaged: %s; restore the bundle from where it came from"
              .formatted(file, e.getOriginalMessage()),
          e);
    }
  }

  /** Bundles of this format that were written before these fields came do without them. */
  private static void addLaterFields(JsonNode training) {
    if (training instanceof ObjectNode object) {
      object.putIfAbsent("settings", JSON.createObjectNode());
      object.putIfAbsent("split", NullNode.getInstance());
      object.putIfAbsent("learned", JSON.createArrayNode());
      object.putIfAbsent("addressed", JSON.createObjectNode());
      object.putIfAbsent("resumed", BooleanNode.FALSE);
      object.putIfAbsent("peakMegabytes", NullNode.getInstance());
    }
    for (JsonNode figure : training.path("figures")) {
      if (figure instanceof ObjectNode object) {
        for (String field : List.of("member", "low", "high")) {
          object.putIfAbsent(field, NullNode.getInstance());
        }
      }
    }
  }

  private static void check(Path file, String expected) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BundleException(
          "%s is missing; restore the bundle from where it came from".formatted(file));
    }
    String found = Sha256.of(file);
    if (!found.equals(expected)) {
      throw new BundleException(
          "%s is damaged: its SHA-256 is %s, the bundle was written with %s; restore it"
              .formatted(file, found, expected));
    }
  }

  /** The bundle's gazetteer file. */
  public Path gazetteer() {
    return directory.resolve(GAZETTEER);
  }

  /** The bundle's stance lexicon file. */
  public Path lexicon() {
    return directory.resolve(LEXICON);
  }

  /** Loads the members. */
  public StanceClassifier classifier() throws IOException {
    List<StanceMember> members = new ArrayList<>();
    try {
      for (String name : description.members()) {
        members.add(member(name));
      }
    } catch (IOException e) {
      members.forEach(StanceMember::close);
      throw e;
    }
    return new StanceClassifier(members, description.calibration());
  }

  private StanceMember member(String name) throws IOException {
    if (name.equals(LinearMember.NAME)) {
      PairFeatures features = new PairFeatures(Lexicon.read(lexicon()));
      return LinearMember.read(directory, features);
    }
    if (name.equals(NeuralMember.NAME)) {
      return NeuralMember.read(
          directory, description.files().keySet(), new EncoderLibrary(ModelCache.ofUser()));
    }
    throw new BundleException(
        "%s has a member '%s'; this version of Parley knows: %s, %s"
            .formatted(directory, name, LinearMember.NAME, NeuralMember.NAME));
  }
}
