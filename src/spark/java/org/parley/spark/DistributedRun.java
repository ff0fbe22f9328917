package org.parley.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.hadoop.fs.Path;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.parley.ingest.IngestOptions;
import org.parley.ingest.Ingested;
import org.parley.output.Counts;
import org.parley.output.JsonLinesWriter;
import org.parley.output.Tally;
import org.parley.stance.JudgedDocument;
import org.parley.text.Document;
import scala.Tuple2;

/**
 * Documents in, judgements and failures out.
 *
 * <p>Every document is judged once: the outcomes are kept on the executors' disks while first the
 * failures and then the judgements are written from them. Both are committed by Spark, a partition
 * at a time, so that a task that is run again doubles nothing.
 *
 * @param session where it runs
 * @param classifier what judges
 * @param options which columns hold text and id
 * @param members the members that judge, in the order of their columns
 */
record DistributedRun(
    SparkSession session,
    ClassifierSource classifier,
    IngestOptions options,
    List<String> members) {

  /** Where failures are written below the output; readers of tables pass over such a name. */
  static final String FAILURES = "_failed";

  private static final StructType FAILURE_COLUMNS =
      new StructType().add("origin", DataTypes.StringType).add("reason", DataTypes.StringType);

  /** Text of an output file in UTF-16 units, before it is compressed. */
  private static final long OUTPUT_FILE = 1L << 28;

  /** How judgements are written. */
  enum Format {
    PARQUET,
    JSONL
  }

  /**
   * What came of a run.
   *
   * @param counts what was found
   * @param failures documents and lines that could not be read or judged
   */
  record Result(Counts counts, long failures) {}

  /** Counts outcomes as they are written, once each: a task that failed does not count. */
  private record Meters(CountsAccumulator counts, LongAccumulator failures, LongAccumulator units)
      implements Serializable {

    void add(Outcome outcome) {
      if (outcome instanceof Outcome.Judged judged) {
        counts.add(judged.counts());
        judged.lines().forEach(line -> units.add(line.length()));
      } else {
        failures.add(1);
      }
    }
  }

  /**
   * Runs.
   *
   * @param output a folder that does not exist
   */
  Result run(InputFiles input, Path output, Format format) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    JavaRDD<Outcome> outcomes = outcomes(spark, input).persist(StorageLevel.DISK_ONLY());
    Meters meters =
        new Meters(
            new CountsAccumulator(),
            session.sparkContext().longAccumulator("failures"),
            session.sparkContext().longAccumulator("output"));
    session.sparkContext().register(meters.counts(), "counts");
    writeFailures(outcomes, meters, new Path(output, FAILURES));
    int files = (int) (meters.units().value() / OUTPUT_FILE) + 1;
    writeJudgements(outcomes.coalesce(files), output, format);
    outcomes.unpersist();
    Tally tally = new Tally();
    tally.add(meters.counts().value());
    for (int i = 0; i < input.skipped(); i++) {
      tally.skip();
    }
    return new Result(tally.counts(), meters.failures().value());
  }

  private JavaRDD<Outcome> outcomes(JavaSparkContext spark, InputFiles input) {
    DocumentSource source =
        new DocumentSource(
            spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration())), options);
    Pieces pieces = Pieces.of(input.bytes(), spark.defaultParallelism());
    ClassifierSource judges = classifier;
    return spark
        .parallelize(input.files(), Math.max(1, Math.min(input.files().size(), pieces.count())))
        .flatMap(source::read)
        .mapToPair(ingested -> new Tuple2<>(pieces.of(ingested), ingested))
        // A hash of a whole number is the number.
        .partitionBy(new HashPartitioner(pieces.count()))
        .values()
        .mapPartitions(documents -> judge(documents, judges.open()));
  }

  private static Iterator<Outcome> judge(
      Iterator<Ingested> documents, Function<Document, JudgedDocument> classifier) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return documents.hasNext();
      }

      @Override
      public Outcome next() {
        return outcome(documents.next(), classifier);
      }
    };
  }

  private static Outcome outcome(Ingested ingested, Function<Document, JudgedDocument> classifier) {
    if (ingested instanceof Ingested.Failed failed) {
      return new Outcome.Failed(failed.origin(), failed.message());
    }
    Document document = ((Ingested.Read) ingested).document();
    try {
      JudgedDocument judged = classifier.apply(document);
      return new Outcome.Judged(lines(judged), Tally.of(judged));
    } catch (RuntimeException | StackOverflowError e) {
      // A fault that one document brings to light must not cost the others their judgements.
      return new Outcome.Failed(
          ingested.origin(), "unexpected %s: a fault of Parley, please report it".formatted(e));
    }
  }

  private static List<String> lines(JudgedDocument judged) {
    StringWriter text = new StringWriter();
    try (JsonLinesWriter writer = new JsonLinesWriter(text)) {
      writer.write(judged);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().lines().toList();
  }

  private void writeFailures(JavaRDD<Outcome> outcomes, Meters meters, Path folder) {
    JavaRDD<Row> failures =
        outcomes
            .filter(
                outcome -> {
                  meters.add(outcome);
                  return outcome instanceof Outcome.Failed;
                })
            .map(outcome -> (Outcome.Failed) outcome)
            .map(failed -> RowFactory.create(failed.origin(), failed.reason()));
    session.createDataFrame(failures, FAILURE_COLUMNS).write().json(folder.toString());
  }

  private void writeJudgements(JavaRDD<Outcome> outcomes, Path folder, Format format) {
    JavaRDD<String> lines =
        outcomes.flatMap(
            outcome ->
                outcome instanceof Outcome.Judged judged
                    ? judged.lines().iterator()
                    : Collections.emptyIterator());
    Dataset<String> text = session.createDataset(lines.rdd(), Encoders.STRING());
    // Appended, because the failures stand in the folder already.
    switch (format) {
      case JSONL -> text.write().mode(SaveMode.Append).text(folder.toString());
      case PARQUET ->
          JudgementColumns.of(
                  session
                      .read()
                      .schema(JudgementColumns.LINES)
                      .option("mode", "FAILFAST")
                      .json(text),
                  members)
              .write()
              .mode(SaveMode.Append)
              .parquet(folder.toString());
    }
  }
}
