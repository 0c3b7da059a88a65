package chat.scrp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scrp.services.backup.SavedKey;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFileTest {
  private static final SavedKey ROOM =
      new SavedKey("{r:1}", 0, Buffer.buffer(new byte[] {0, -1, 13, 10}));
  private static final SavedKey TYPING =
      new SavedKey("{r:1}:x", 1_700_000_000_000L, Buffer.buffer());

  @TempDir private Path directory;
  private Path file = Path.of("backup");

  @BeforeEach
  void write() throws IOException {
    file = directory.resolve("backup");
    try (var writer = new BackupFile.Writer(file, new BackupFile.Head(1, "3-abc"))) {
      writer.write(List.of(ROOM, TYPING));
      writer.write(List.of());
      assertEquals(2, writer.finish());
    }
  }

  @Test
  void givesBackWhatWasWritten() throws IOException {
    try (var reader = new BackupFile.Reader(file)) {
      assertEquals(new BackupFile.Head(1, "3-abc"), reader.head());
      assertEquals(List.of(ROOM, TYPING), reader.next());
      assertEquals(List.of(), reader.next());
    }
    assertEquals(2, BackupFile.check(file));
    assertEquals("[OWNER_READ, OWNER_WRITE]", permissions());
  }

  private String permissions() throws IOException {
    return Files.getPosixFilePermissions(file).stream().sorted().toList().toString();
  }

  @Test
  void leavesNothingWhereItWasNotFinished() throws IOException {
    Path other = directory.resolve("other");
    try (var writer = new BackupFile.Writer(other, new BackupFile.Head(1, ""))) {
      writer.write(List.of(ROOM));
    }
    assertFalse(Files.exists(other));
    String[] left = directory.toFile().list();
    assertEquals(List.of("backup"), left == null ? List.of() : List.of(left));
  }

  @Test
  void refusesWhatIsDamaged() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length < bytes.length; length += 7) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThrows(IOException.class, () -> BackupFile.check(file), "cut at " + length);
    }
    Files.writeString(file, "no backup");
    assertThrows(IOException.class, () -> BackupFile.check(file));
  }
}
