package org.parley.spark;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import org.apache.spark.sql.types.StructType;

/** The columns of what is written. */
final class Columns {

  private static final StructType SPAN =
      new StructType().add("start", IntegerType).add("end", IntegerType);

  private static final StructType ENTITY =
      SPAN.add("text", StringType).add("type", StringType).add("id", StringType);

  private static final StructType DISTRIBUTION =
      new StructType().add("pro", DoubleType).add("anti", DoubleType).add("none", DoubleType);

  private static final StructType STANCE =
      new StructType()
          .add("target", StringType)
          .add("addressed", BooleanType)
          .add("label", StringType)
          .add("probabilities", DISTRIBUTION)
          .add("abstained", BooleanType)
          .add("mentions", createArrayType(SPAN))
          .add("evidence", createArrayType(SPAN))
          .add("members", createMapType(StringType, DISTRIBUTION));

  /** Judgements: the fields of JSON Lines under the same names, one paragraph a row. */
  static final StructType JUDGEMENTS =
      new StructType()
          .add("document", StringType)
          .add("paragraph", IntegerType)
          .add("start", IntegerType)
          .add("end", IntegerType)
          .add("kind", StringType)
          .add("language", StringType)
          .add("title", StringType)
          .add("date", StringType)
          .add("speaker", StringType)
          .add("text", StringType)
          .add("entities", createArrayType(ENTITY))
          .add("stances", createArrayType(STANCE));

  /** Documents and lines that could not be read or judged. */
  static final StructType FAILURES =
      new StructType().add("origin", StringType).add("reason", StringType);

  private Columns() {}
}
