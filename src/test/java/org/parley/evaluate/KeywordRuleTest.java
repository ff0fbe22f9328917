package org.parley.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeywordRuleTest {

  @ParameterizedTest
  @CsvSource({
    "We welcome and support the congress.,pro",
    "They REJECTED the talks and boycott them.,anti",
    "They welcome it and reject it.,none",
    "The delegates arrived on Monday.,none",
    "Мы поддерживаем этот процесс.,pro",
    "Делегация отвергла план.,anti",
    "ونرحب بالاتفاق,pro",
    "رفضت الهيئة المؤتمر,anti",
  })
  void wordsOfSupportAndRejectionAreWeighed(String text, String label) {
    assertEquals(label, new KeywordRule().judge(text).label());
  }
}
