package org.parley.benchmark;

/** What can be run alone. */
enum Stage {
  LANGUAGE("language identification"),
  ANALYSIS("sentences, tokens, parts of speech, lemmas"),
  TARGETS("target finding"),
  NAMES("names, linked to the gazetteer"),
  LINEAR("linear member"),
  NEURAL("neural member"),
  ONNX("bare ONNX Runtime loop on the same pairs"),
  OPENNLP("OpenNLP's sentence, token and POS tools");

  private final String title;

  Stage(String title) {
    this.title = title;
  }

  /** As the table has it. */
  String title() {
    return title;
  }
}
