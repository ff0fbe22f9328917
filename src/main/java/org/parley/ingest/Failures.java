package org.parley.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Words for what went wrong with a file. */
final class Failures {

  private Failures() {}

  /** A message for people, without the file's name. */
  static String message(IOException e) {
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return "is not there any more: it vanished after the folder was listed, or is a broken link";
    }
    if (e instanceof AccessDeniedException) {
      return "may not be read: permission denied";
    }
    if (e instanceof FileSystemException f) {
      return "cannot be read: " + (f.getReason() == null ? "input/output error" : f.getReason());
    }
    String message = e.getMessage();
    if (e instanceof UnreadableDocumentException && message != null) {
      return message;
    }
    return "cannot be read: " + (message == null ? e.getClass().getSimpleName() : message);
  }
}
