package org.parley.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.parley.ingest.Ingest;
import org.parley.ingest.IngestOptions;
import org.parley.ingest.Ingested;
import org.parley.ingest.Source;

/**
 * Reads files on an executor, by the plain run's own readers: so the same rows become the same
 * documents. A file is read by one task, as its rows may be one document and are numbered.
 *
 * @param configuration how Hadoop's file systems are reached
 * @param options which columns hold text and id
 */
record DocumentSource(Broadcast<SerializableConfiguration> configuration, IngestOptions options)
    implements Serializable {

  /** The documents of a file, lazily; what cannot be read is among them as failed. */
  Iterator<Ingested> read(InputFile file) {
    Configuration hadoop = configuration.value().value();
    Path path = new Path(file.uri());
    Ingest ingest = new Ingest(options, InputStream.nullInputStream());
    Stream<Ingested> documents =
        file.isParquet()
            ? parquet(ingest, file, path, hadoop)
            : ingest.read(
                new Source(file.id(), file.origin(), () -> path.getFileSystem(hadoop).open(path)));
    TaskCompletionListener close = context -> documents.close();
    TaskContext.get().addTaskCompletionListener(close);
    return documents.iterator();
  }

  private static Stream<Ingested> parquet(
      Ingest ingest, InputFile file, Path path, Configuration hadoop) {
    Source source = new Source(file.id(), file.origin(), InputStream::nullInputStream);
    try {
      return ingest.read(source, ParquetTable.open(path, hadoop));
    } catch (IOException e) {
      return Stream.of(
          new Ingested.Failed(file.origin(), "cannot be read as Parquet: " + e.getMessage()));
    }
  }
}
