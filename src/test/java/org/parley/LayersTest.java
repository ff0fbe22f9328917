package org.parley;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The arrows between packages run downwards only, and libraries stay where they belong. */
@AnalyzeClasses(packages = "org.parley", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

  private static final String ROOT = "org.parley";

  /** The program's entry point stands above the command line, the rest of its package below. */
  private static final String MAIN = "(main)";

  private static final String PIPELINE = "(pipeline)";

  /** From the lowest to the highest; packages of one level do not use each other. */
  private static final List<List<String>> LEVELS =
      List.of(
          List.of("text"),
          List.of("entity", "language", "ingest"),
          List.of("encoder", "target"),
          List.of("stance"),
          List.of("annotation", "output"),
          List.of(PIPELINE),
          List.of("evaluate", "exchange"),
          List.of("train"),
          List.of("cli"),
          List.of("spark"),
          List.of(MAIN));

  @ArchTest
  static final ArchRule ARROWS_RUN_DOWNWARDS =
      classes().should(useOnlyWhatIsBelow()).as("packages use only packages of lower levels");

  @ArchTest
  static final ArchRule DL4J_STAYS_IN_NEURAL_TRAINING =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.parley.train.neural..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..");

  /** Its minimizer knows nothing of language, and serves the training. */
  @ArchTest
  static final ArchRule CORENLP_STAYS_IN_LANGUAGE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.parley.language..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("edu.stanford.nlp..")
                  .and(not(resideInAPackage("edu.stanford.nlp.optimization.."))));

  @ArchTest
  static final ArchRule OPENNLP_STAYS_WHERE_IT_IS_WRAPPED =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.parley.language..",
              "org.parley.entity..",
              "org.parley.stance..",
              "org.parley.train..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("opennlp..");

  @ArchTest
  static final ArchRule DUCKDB_STAYS_IN_OUTPUT =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.parley.output..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.duckdb..", "java.sql..");

  @ArchTest
  static final ArchRule PICOCLI_STAYS_IN_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.parley.cli..", "org.parley.spark..")
          .and()
          .doNotHaveFullyQualifiedName("org.parley.Parley")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "me.tongfei..");

  @ArchTest
  static final ArchRule ONLY_MAIN_EXITS =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.parley.Parley")
          .and()
          .doNotHaveFullyQualifiedName("org.parley.spark.ClassifyJob")
          .should()
          .callMethod(System.class, "exit", int.class);

  /** A cluster runs the same pipeline: the command line stays on the machine that submits. */
  @ArchTest
  static final ArchRule SPARK_STAYS_IN_ITS_RUNNER =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.parley.spark..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "org.apache.parquet..");

  @ArchTest
  static final ArchRule NO_GENERIC_EXCEPTIONS = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

  @ArchTest static final ArchRule NO_JAVA_LOGGING = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  @ArchTest
  static final ArchRule NO_STACK_TRACES_PRINTED =
      noClasses().should().callMethod(Throwable.class, "printStackTrace");

  @ArchTest
  static final ArchRule NOBODY_PRINTS_PAST_THE_ENVIRONMENT =
      noClasses()
          .that()
          // It keeps ND4J's own prints off the standard output.
          .doNotHaveFullyQualifiedName("org.parley.train.neural.TrainingGraph")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  private static ArchCondition<JavaClass> useOnlyWhatIsBelow() {
    return new ArchCondition<>("use only what is below") {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
          JavaClass used = dependency.getTargetClass().getBaseComponentType();
          if (used.getPackageName().startsWith(ROOT) && !allowed(part(user), part(used))) {
            events.add(SimpleConditionEvent.violated(user, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static boolean allowed(String user, String used) {
    return user.equals(used) || level(used) < level(user);
  }

  private static int level(String part) {
    return IntStream.range(0, LEVELS.size())
        .filter(level -> LEVELS.get(level).contains(part))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("package " + part + " has no level: give it one in LEVELS"));
  }

  /** The part of Parley that a class belongs to: its package just below the root. */
  private static String part(JavaClass type) {
    if (type.getPackageName().equals(ROOT)) {
      return type.getName().equals("org.parley.Parley") ? MAIN : PIPELINE;
    }
    return type.getPackageName().substring(ROOT.length() + 1).split("\\.", 2)[0];
  }

  @Test
  void theRuleItselfTellsUpFromDown() {
    assertEquals(0, level("text"));
    assertFalse(allowed("text", "stance"));
    assertFalse(allowed("target", "encoder"));
    assertFalse(allowed("output", "cli"));
  }
}
