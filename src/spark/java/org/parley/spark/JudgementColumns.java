package org.parley.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of Parquet: those that the plain run writes, one (paragraph, target) a row, with the
 * fields of JSON Lines under their names.
 */
final class JudgementColumns {

  private static final String SPANS = "ARRAY<STRUCT<start: INT, end: INT>>";
  private static final String DISTRIBUTION = "STRUCT<pro: DOUBLE, anti: DOUBLE, none: DOUBLE>";

  /** JSON Lines, one paragraph a row. */
  static final StructType LINES =
      StructType.fromDDL(
          """
          document STRING, paragraph INT, start INT, end INT, kind STRING, language STRING,
          title STRING, date STRING, speaker STRING, text STRING,
          entities ARRAY<STRUCT<start: INT, end: INT, text: STRING, type: STRING, id: STRING>>,
          stances ARRAY<STRUCT<target: STRING, addressed: BOOLEAN, label: STRING,
              probabilities: %1$s, abstained: BOOLEAN, mentions: %2$s, evidence: %2$s,
              members: MAP<STRING, %1$s>>>
          """
              .formatted(DISTRIBUTION, SPANS));

  private static final String STANCES = "stances";
  private static final List<String> CLASSES = List.of("pro", "anti", "none");

  private JudgementColumns() {}

  /**
   * The table.
   *
   * @param lines rows as {@link #LINES} has them
   * @param members the members that judge, in the order of their columns
   */
  static Dataset<Row> of(Dataset<Row> lines, List<String> members) {
    List<Column> columns = new ArrayList<>();
    for (String name : LINES.fieldNames()) {
      if (!name.equals(STANCES)) {
        columns.add(col(name));
      }
    }
    Column stance = col("stance");
    for (String name : List.of("target", "addressed", "label")) {
      columns.add(stance.getField(name).as(name));
    }
    columns.addAll(distribution(stance.getField("probabilities"), ""));
    for (String name : List.of("abstained", "mentions", "evidence")) {
      columns.add(stance.getField(name).as(name));
    }
    for (String member : members) {
      columns.addAll(distribution(stance.getField("members").getItem(member), member + "_"));
    }
    return lines.withColumn("stance", explode(col(STANCES))).select(columns.toArray(Column[]::new));
  }

  private static List<Column> distribution(Column distribution, String prefix) {
    return CLASSES.stream().map(name -> distribution.getField(name).as(prefix + name)).toList();
  }
}
