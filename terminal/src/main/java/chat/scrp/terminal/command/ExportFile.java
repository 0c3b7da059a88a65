package chat.scrp.terminal.command;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.model.ExportItem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** A new file that its owner alone can read, with a JSON object a line. */
final class ExportFile {
  private final Path path;
  private final OutputStream out;
  private long items;

  private ExportFile(Path path, OutputStream out) {
    this.path = path;
    this.out = out;
  }

  /**
   * Makes the file.
   *
   * @throws java.nio.file.FileAlreadyExistsException where there is one
   */
  static ExportFile create(Path path) throws IOException {
    var channel =
        Files.newByteChannel(
            path,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return new ExportFile(path, new BufferedOutputStream(Channels.newOutputStream(channel)));
  }

  void write(List<ExportItem> page) throws IOException {
    for (ExportItem item : page) {
      out.write(Codec.encode(item));
      out.write('\n');
      items++;
    }
  }

  /** How many items were written. */
  long items() {
    return items;
  }

  /** Everything is there. */
  void finish() throws IOException {
    out.close();
  }

  /** Half of it is of no use. */
  void discard() throws IOException {
    try {
      out.close();
    } finally {
      Files.delete(path);
    }
  }
}
