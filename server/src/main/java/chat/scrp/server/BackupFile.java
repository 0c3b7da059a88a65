package chat.scrp.server;

import chat.scrp.services.backup.SavedKey;
import io.vertx.core.buffer.Buffer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A backup on disk: gzip of a head ({@code SCRPBAK1}, schema, epoch), groups of keys, and an end
 * that says how many keys there are. A file without its end is no backup.
 */
final class BackupFile {
  private static final String MAGIC = "SCRPBAK1";
  private static final int BUFFER = 1 << 16;
  private static final int END = -1;

  /** What is at the beginning. */
  record Head(int schema, String epoch) {}

  private BackupFile() {}

  /** Writes beside the place and moves there when all is written. */
  static final class Writer implements AutoCloseable {
    private final Path place;
    private final Path part;
    private final DataOutputStream out;
    private long keys;

    Writer(Path place, Head head) throws IOException {
      this.place = place;
      this.part = place.resolveSibling(place.getFileName() + ".part");
      Files.deleteIfExists(part);
      // It holds password hashes and messages.
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      out = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(part), BUFFER));
      out.writeUTF(MAGIC);
      out.writeInt(head.schema());
      out.writeUTF(head.epoch());
    }

    void write(List<SavedKey> group) throws IOException {
      if (group.isEmpty()) {
        return;
      }
      out.writeInt(group.size());
      for (SavedKey key : group) {
        byte[] name = key.name().getBytes(StandardCharsets.UTF_8);
        out.writeInt(name.length);
        out.write(name);
        out.writeLong(key.expiresAtMs());
        out.writeInt(key.payload().length());
        out.write(key.payload().getBytes());
      }
      keys += group.size();
    }

    /** Ends the file and puts it in its place; the number of its keys. */
    long finish() throws IOException {
      out.writeInt(END);
      out.writeLong(keys);
      out.close();
      Files.move(part, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return keys;
    }

    /** What was not finished is removed. */
    @Override
    public void close() throws IOException {
      out.close();
      Files.deleteIfExists(part);
    }
  }

  /** Reads group by group. */
  static final class Reader implements AutoCloseable {
    private final Path place;
    private final DataInputStream in;
    private final Head head;
    private long keys;

    Reader(Path place) throws IOException {
      this.place = place;
      in = new DataInputStream(new GZIPInputStream(Files.newInputStream(place), BUFFER));
      if (!in.readUTF().equals(MAGIC)) {
        in.close();
        throw new IOException("it is no backup of this server");
      }
      head = new Head(in.readInt(), in.readUTF());
    }

    Head head() {
      return head;
    }

    long keys() {
      return keys;
    }

    /** The next group; empty at the end. */
    List<SavedKey> next() throws IOException {
      int size = in.readInt();
      if (size == END) {
        if (in.readLong() != keys || in.read() >= 0) {
          throw new IOException(place + " does not end as it should");
        }
        return List.of();
      }
      List<SavedKey> group = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        String name = new String(bytes(), StandardCharsets.UTF_8);
        long expires = in.readLong();
        group.add(new SavedKey(name, expires, Buffer.buffer(bytes())));
      }
      keys += size;
      return group;
    }

    private byte[] bytes() throws IOException {
      int length = in.readInt();
      byte[] bytes = in.readNBytes(Math.max(0, length));
      if (bytes.length != length) {
        throw new EOFException("it is cut off");
      }
      return bytes;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /** Reads all of it; fails when it is damaged. The number of its keys. */
  static long check(Path place) throws IOException {
    try (Reader reader = new Reader(place)) {
      while (!reader.next().isEmpty()) {
        // Reading checks it.
      }
      return reader.keys();
    }
  }
}
