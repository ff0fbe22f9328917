package org.parley.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;
import org.parley.output.Journal.FileDone;
import org.parley.output.Journal.Piece;
import org.parley.stance.JudgedDocument;
import org.parley.text.Document;

/**
 * An output file that can be stopped at any point and gone on with. A document's bytes are appended
 * first, then its line in the journal, so that whatever the journal tells is there. Bytes stand in
 * the order in which they were written; where that is not the input order, because an input has
 * changed in between, {@link #publish} puts them in order.
 */
public final class JournaledOutput implements JudgementSink, Closeable {

  /** Where the documents are written until they are all there. */
  public enum Place {
    /** {@code <name>.part} beside the file, which it replaces at the end. */
    BESIDE,
    /** The file itself, which grows without an end. */
    IN_PLACE
  }

  /** How much work a failing machine, not merely a killed process, may cost. */
  private static final long SYNC_NANOS = Duration.ofSeconds(5).toNanos();

  /** A stretch of the data that stands in input order. */
  private record Stretch(long start, long end) {}

  private final Path target;
  private final Path data;
  private final FileChannel channel;
  private final Journal journal;
  private final Rendering rendering;
  private final Recovery recovery;
  private final EarlierPieces earlier;
  private final List<Stretch> order = new ArrayList<>();
  private long end;
  private long synced = System.nanoTime();
  private final AtomicInteger pieces = new AtomicInteger();

  private JournaledOutput(Path target, Path data, Journal journal, Rendering rendering)
      throws IOException {
    this.target = target;
    this.data = data;
    this.journal = journal;
    this.rendering = rendering;
    channel =
        FileChannel.open(
            data, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      recovery = Recovery.of(journal, channel);
      pieces.set(recovery.pieces());
      end = recovery.dataEnd();
      channel.truncate(end);
      journal.truncate(recovery.journalEnd());
      earlier = new EarlierPieces(journal, recovery.openFrom(), recovery.journalEnd());
      if (end == 0) {
        write(rendering.header());
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Begins a file; what an earlier run left unfinished is thrown away.
   *
   * @param file not a device; its folder must exist
   * @param started when the run began, ISO 8601 in UTC
   */
  public static JournaledOutput begin(
      Path file, Place place, String started, RunSettings settings, Rendering rendering)
      throws IOException {
    Path target = OutputFile.target(file);
    Journal journal = Journal.begin(Journal.beside(target), started, settings);
    return open(target, data(target, place), journal, rendering);
  }

  /**
   * Goes on with a file.
   *
   * @param file not a device
   * @return empty where no run has left anything to go on with
   * @throws ResumeException where the settings differ from those of the earlier run
   */
  public static Optional<JournaledOutput> resume(
      Path file, Place place, RunSettings settings, Rendering rendering) throws IOException {
    Path target = OutputFile.target(file);
    Optional<Journal> journal = Journal.open(Journal.beside(target));
    if (journal.isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<String> difference = settings.difference(journal.get().header().settings());
      if (difference.isPresent()) {
        throw new ResumeException(
            "%s was begun with other settings: %s; give the same to go on, or --restart to begin"
                    .formatted(file, difference.get())
                + " afresh");
      }
      Path data = data(target, place);
      if (!Files.exists(data) && Files.exists(target)) {
        takeBack(target, data, journal.get());
      }
      return Optional.of(open(target, data, journal.get(), rendering));
    } catch (IOException e) {
      journal.get().close();
      throw e;
    }
  }

  /** A run that was killed between giving the file its name and removing the journal. */
  private static void takeBack(Path target, Path data, Journal journal) throws IOException {
    try (FileChannel channel = FileChannel.open(target, StandardOpenOption.READ)) {
      Recovery recovery = Recovery.of(journal, channel);
      if (!recovery.whole() || recovery.dataEnd() != channel.size()) {
        return;
      }
    }
    OutputFile.move(target, data);
  }

  private static JournaledOutput open(Path target, Path data, Journal journal, Rendering rendering)
      throws IOException {
    try {
      return new JournaledOutput(target, data, journal, rendering);
    } catch (IOException e) {
      journal.close();
      throw e;
    }
  }

  private static Path data(Path target, Place place) {
    return switch (place) {
      case BESIDE -> target.resolveSibling(target.getFileName() + ".part");
      case IN_PLACE -> target;
    };
  }

  /** Whether an interrupted run has left finished documents of a file. */
  public static boolean isUnfinished(Path file) throws IOException {
    Path journal = Journal.beside(OutputFile.target(file));
    if (!Files.exists(journal)) {
      return false;
    }
    try (Journal.Reader reader = Journal.read(journal)) {
      return reader.next() != null;
    }
  }

  /** When the run began, the interrupted ones included; ISO 8601 in UTC. */
  public String started() {
    return journal.header().started();
  }

  /** Documents that are finished. May be asked from any thread. */
  public int pieces() {
    return pieces.get();
  }

  /** The files that earlier runs have finished, of a watched folder. */
  public List<FileDone> filesDone() {
    return recovery.filesDone();
  }

  /** The counts of these files. */
  public Counts finished() {
    return recovery.finished();
  }

  @Override
  public Optional<Piece> earlier(Document document) throws IOException {
    return earlier.take(DocumentHash.of(document));
  }

  @Override
  public void keep(Piece piece) {
    place(piece.start(), piece.length());
  }

  @Override
  public void write(JudgedDocument document, Counts counts) throws IOException {
    byte[] bytes = rendering.of(document);
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    long start = end;
    write(bytes);
    journal.append(
        new Piece(
            document.document().id(),
            DocumentHash.of(document.document()),
            start,
            bytes.length,
            checksum.getValue(),
            counts));
    place(start, bytes.length);
    pieces.incrementAndGet();
    if (System.nanoTime() - synced > SYNC_NANOS) {
      sync();
    }
  }

  /** Records that all documents of a file of a watched folder are written. */
  public void fileDone(FileDone file) throws IOException {
    journal.append(file);
    sync();
  }

  private void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long at = end;
    while (buffer.hasRemaining()) {
      at += channel.write(buffer, at);
    }
    end = at;
  }

  private void place(long start, int length) {
    if (length == 0) {
      return;
    }
    int last = order.size() - 1;
    if (last >= 0 && order.get(last).end == start && rendering.separator().length == 0) {
      order.set(last, new Stretch(order.get(last).start, start + length));
    } else {
      order.add(new Stretch(start, start + length));
    }
  }

  /** The data go first: the journal must not promise what is not there. */
  private void sync() throws IOException {
    channel.force(false);
    journal.force();
    synced = System.nanoTime();
  }

  /** Gives the finished file its name. Only with {@link Place#BESIDE}. */
  public void publish() throws IOException {
    sync();
    Path whole = isAsItShouldBe() ? data : putInOrder();
    if (rendering.converts()) {
      rendering.convert(whole, converted());
      whole = converted();
    }
    if (whole.equals(data)) {
      channel.close();
    }
    OutputFile.move(whole, target);
  }

  /** Writes the data anew as they should be. */
  private Path putInOrder() throws IOException {
    try (FileChannel out =
        FileChannel.open(
            ordered(),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(rendering.header(), out);
      for (int i = 0; i < order.size(); i++) {
        if (i > 0) {
          write(rendering.separator(), out);
        }
        Stretch stretch = order.get(i);
        for (long at = stretch.start; at < stretch.end; ) {
          at += channel.transferTo(at, stretch.end - at, out);
        }
      }
      write(rendering.footer(), out);
      out.force(false);
    }
    return ordered();
  }

  /** Whether the data, as they were written, are the file. */
  private boolean isAsItShouldBe() {
    int start = rendering.header().length;
    List<Stretch> whole = start == end ? List.of() : List.of(new Stretch(start, end));
    return rendering.footer().length == 0 && order.equals(whole);
  }

  private static void write(byte[] bytes, FileChannel out) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }

  private Path ordered() {
    return target.resolveSibling(target.getFileName() + ".ordered.part");
  }

  private Path converted() {
    return target.resolveSibling(target.getFileName() + ".converted.part");
  }

  /** Removes the journal once everything that belongs to the file is there. */
  public void finish() throws IOException {
    close();
    journal.delete();
    if (!data.equals(target)) {
      Files.deleteIfExists(data);
      Files.deleteIfExists(ordered());
      Files.deleteIfExists(converted());
    }
  }

  /** Closes the files and leaves them as they are, to be gone on with. */
  @Override
  public void close() throws IOException {
    try (journal;
        channel;
        earlier) {
      if (channel.isOpen()) {
        sync();
      }
    }
  }
}
