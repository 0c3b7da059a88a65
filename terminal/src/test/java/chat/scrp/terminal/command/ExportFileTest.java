package chat.scrp.terminal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scrp.protocol.model.ExportItem;
import chat.scrp.protocol.model.ExportItem.GivenReaction;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFileTest {
  private static final List<ExportItem> PAGE =
      List.of(
          ExportItem.of(new GivenReaction("attic", null, 7, List.of("\u2764"))),
          ExportItem.of(new GivenReaction(null, "amy", 8, List.of())));

  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("export.jsonl");
  }

  @Test
  void hasAnItemALineAndIsForTheOwnerOnly() throws IOException {
    ExportFile file = ExportFile.create(path);
    file.write(PAGE);
    file.write(PAGE.subList(1, 2));
    file.finish();
    assertEquals(3, file.items());
    assertEquals(
        List.of(
            "{\"reaction\":{\"room_id\":\"attic\",\"seq\":7,\"reactions\":[\"\u2764\"]}}",
            "{\"reaction\":{\"user_id\":\"amy\",\"seq\":8,\"reactions\":[]}}",
            "{\"reaction\":{\"user_id\":\"amy\",\"seq\":8,\"reactions\":[]}}"),
        Files.readAllLines(path));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
  }

  @Test
  void doesNotOverwrite() throws IOException {
    Files.writeString(path, "mine");
    assertThrows(FileAlreadyExistsException.class, () -> ExportFile.create(path));
    assertEquals("mine", Files.readString(path));
  }

  @Test
  void leavesNoHalf() throws IOException {
    ExportFile file = ExportFile.create(path);
    file.write(PAGE);
    file.discard();
    assertFalse(Files.exists(path));
  }
}
