package org.parley.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.stance.Bundle;
import org.parley.stance.BundleDescription;
import org.parley.train.neural.EncoderPlan;

/** Learning from annotations toward other targets as well. */
class BackgroundIT {

  @TempDir Path folder;

  private Path rows(String name, String target, String city) throws IOException {
    List<String> rows = new ArrayList<>();
    for (int d = 0; d < 6; d++) {
      String[][] paragraphs = {
        {"Делегация %d приветствует встречу в %s по Сирии.", "pro"},
        {"Фракция %d отвергает встречу в %s по Сирии.", "anti"}
      };
      for (int p = 0; p < paragraphs.length; p++) {
        rows.add(
            """
            {"document":"%s%d","paragraph":%d,"text":"%s","addressed":["%s"],"labels":{"%s":"%s"}}\
            """
                .formatted(
                    target,
                    d,
                    p,
                    paragraphs[p][0].formatted(d, city),
                    target,
                    target,
                    paragraphs[p][1]));
      }
    }
    return Files.write(folder.resolve(name), rows);
  }

  private Path targets(String id, String city) throws IOException {
    return Files.writeString(
        folder.resolve(id + ".yaml"),
        """
        targets:
          - id: %s
            name: %s
            description: Talks.
            aliases:
              ru:
                explicit: [%s]
        """
            .formatted(id, id, city));
  }

  private BundleDescription train(String own) throws IOException {
    Path splits =
        Files.writeString(
            folder.resolve("splits.json"),
            "{\"train\":[\"other0\",\"other1\",\"other2\"],\"test\":[\"other3\",\"other4\",\"other5\"]}");
    TrainingRequest.Background background =
        new TrainingRequest.Background(
            List.of(rows("other.jsonl", "other", "Женеве")),
            targets("other", "женева"),
            new TrainingRequest.SplitPart(splits, List.of("train")));
    return new Trainer(
            new TrainingRequest(
                List.of(rows("own.jsonl", own, "Астане")),
                folder.resolve("bundle"),
                targets(own, "астана"),
                Files.writeString(
                    folder.resolve("actors.tsv"),
                    "id\ttype\trole\ten\tru\tar\nx\tORG\tun\tUnited Nations\tООН\tالأمم المتحدة\n"),
                Path.of("data/lexicon/stance.tsv"),
                background,
                null,
                List.of("linear"),
                EncoderPlan.ALL,
                2,
                0,
                1,
                null,
                false,
                "parley train"),
            Progress.SILENT)
        .run();
  }

  @Test
  void itIsLearnedFromButNeitherMeasuredNorJudged() throws IOException {
    BundleDescription bundle = train("own");
    assertEquals(12, bundle.training().figures().get(0).pairs());
    assertEquals(12, bundle.training().paragraphs());
    assertEquals(
        List.of("own.jsonl", "other.jsonl (background, parts train)"),
        bundle.training().data().stream().map(BundleDescription.DataFile::file).toList());
    assertEquals(List.of("own"), Bundle.read(folder.resolve("bundle")).targets().ids());
  }

  @Test
  void aTargetOfBothIsRefused() {
    TrainingException e = assertThrows(TrainingException.class, () -> train("other"));
    assertTrue(e.getMessage().contains("has the target other as well"), e.getMessage());
  }
}
