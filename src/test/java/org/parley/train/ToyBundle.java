package org.parley.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parley.stance.BundleDescription;
import org.parley.stance.Calibration;
import org.parley.stance.LabelledPair;
import org.parley.stance.Lexicon;
import org.parley.stance.PairFeatures;
import org.parley.stance.Pairs;
import org.parley.stance.Stance;
import org.parley.stance.StanceMember;
import org.parley.target.TargetSet;

/**
 * A linear member of a dozen pairs, and a bundle with it: made in a moment without any analyser.
 */
public final class ToyBundle {

  private static final String TARGETS =
      """
      # A target file with a comment.
      targets:
        - id: sochi
          name: Sochi congress
          description: The congress held in Sochi.
          aliases:
            en:
              explicit: [congress]
      """;

  private static final List<String> WHO =
      List.of("We", "Our delegates", "The factions", "Many here");

  private ToyBundle() {}

  /** Features with the lexicon that is shipped. */
  public static PairFeatures features() throws IOException {
    return new PairFeatures(Lexicon.read(Path.of("data/lexicon/stance.tsv")));
  }

  /** Pairs that any learner can tell apart. */
  public static List<LabelledPair> pairs() {
    List<LabelledPair> pairs = new ArrayList<>();
    for (String who : WHO) {
      pairs.add(pair(who + " welcome and praise the congress.", Stance.PRO));
      pairs.add(pair(who + " reject and boycott the congress.", Stance.ANTI));
      pairs.add(pair(who + " await the congress on Monday.", Stance.NONE));
    }
    return pairs;
  }

  private static LabelledPair pair(String text, Stance label) {
    return new LabelledPair(Pairs.pair(text, "sochi", "congress"), label);
  }

  /** A member trained on them. */
  public static StanceMember member() throws IOException {
    return new LinearTrainer(features()).train(pairs(), 1);
  }

  /** Writes a bundle with that member. */
  public static BundleDescription write(Path folder) throws IOException {
    return write(folder, member());
  }

  /** Writes a bundle with a member. */
  public static BundleDescription write(Path folder, StanceMember member) throws IOException {
    Path gazetteer = folder.resolveSibling("actors.tsv");
    Files.writeString(
        gazetteer,
        """
        id\ttype\trole\ten\tru\tar
        united-nations\tORG\tun\tUnited Nations\tООН\tالأمم المتحدة
        """);
    BundleWriter writer = new BundleWriter(folder);
    return writer.write(
        new BundleDescription(
            BundleDescription.FORMAT,
            writer.name(),
            "2026-01-01T00:00:00Z",
            "0.1.0",
            Map.of(),
            List.of(member.name()),
            Calibration.identity(member.name()),
            new BundleDescription.Training(
                "parley train",
                Map.of("linear", "as quickly as can be"),
                1,
                2,
                List.of(new BundleDescription.DataFile("gold.jsonl", "00", 12)),
                new BundleDescription.SplitParts("splits.json", "01", List.of("train", "dev")),
                12,
                List.of(new BundleDescription.Learned("en", "sochi", 4, 5, 3)),
                Map.of("sochi", 12),
                Map.of(),
                "17",
                "Linux",
                1.5,
                false,
                1234L,
                List.of(
                    new BundleDescription.Figure(
                        "cross-validation",
                        null,
                        "all",
                        "macro_f1",
                        12,
                        0.75,
                        null,
                        null,
                        List.of(0.7, 0.8),
                        0.75,
                        0.0707)))),
        TargetSet.parse(TARGETS, "targets.yaml"),
        TARGETS,
        gazetteer,
        Path.of("data/lexicon/stance.tsv"),
        List.of(member));
  }
}
