package org.parley;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.parley.train.Progress;
import org.parley.train.Trainer;
import org.parley.train.TrainingRequest;

/** A bundle for tests that need a real one: trained in seconds on a few composed rows. */
public final class TinyBundle {

  private static final List<String> PRO_SOCHI =
      List.of(
          "Our delegation welcomes the Sochi congress and will attend it.",
          "We support the congress in Sochi as a step toward a Syrian settlement.",
          "The Sochi congress deserves the support of every Syrian party.",
          "Мы поддерживаем конгресс в Сочи и примем в нём участие.",
          "Делегация приветствует созыв конгресса в Сочи по Сирии.");

  private static final List<String> ANTI_SOCHI =
      List.of(
          "The opposition rejects the Sochi congress and refuses to attend.",
          "We will boycott the congress in Sochi: it is an attempt to evade a Syrian transition.",
          "The Sochi congress is a farce that no Syrian opposition can accept.",
          "Оппозиция отвергает конгресс в Сочи и отказывается от участия.",
          "Мы бойкотируем конгресс в Сочи по Сирии: это подмена переговоров.");

  private static final List<String> NONE_SOCHI =
      List.of(
          "The Sochi congress will open on Monday, Syrian delegates said.",
          "About 1,500 Syrian delegates are expected at the congress in Sochi.",
          "Конгресс в Сочи по Сирии откроется в понедельник.");

  private TinyBundle() {}

  /**
   * Trains the bundle.
   *
   * @param folder an empty folder
   * @return the bundle's folder in it
   */
  public static Path trainIn(Path folder) throws IOException {
    StringBuilder rows = new StringBuilder();
    PRO_SOCHI.forEach(text -> rows.append(row(text, "pro")));
    ANTI_SOCHI.forEach(text -> rows.append(row(text, "anti")));
    NONE_SOCHI.forEach(text -> rows.append(row(text, "none")));
    Path bundle = folder.resolve("tiny");
    new Trainer(
            new TrainingRequest(
                List.of(Files.writeString(folder.resolve("gold.jsonl"), rows)),
                bundle,
                Path.of("data/targets/sochi-geneva.yaml"),
                Path.of("data/gazetteer/actors.tsv"),
                Path.of("data/lexicon/stance.tsv"),
                null,
                null,
                List.of("linear"),
                List.of(),
                2,
                0,
                1,
                null,
                false,
                "parley train"),
            Progress.SILENT)
        .run();
    return bundle;
  }

  private static String row(String text, String label) {
    return """
        {"text":"%s","labels":{"sochi":"%s","geneva":"none"}}
        """
        .formatted(text, label);
  }
}
