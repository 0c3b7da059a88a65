package chat.scrp.verifier.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLineTest {
  @TempDir Path folder;

  @Test
  void readsBackWhatItWrote() {
    var event =
        new Event(17, EventKind.GOT, 3, "ann", "{\"text\":\"a \\\"b\\\" \\n äöü 日本 😀\"}\r\u0001");

    assertEquals(event, EventLine.read(EventLine.write(event)));
  }

  @Test
  void keepsTheOrderInTheFile() throws IOException {
    Path file = folder.resolve("history.jsonl");
    try (var history = new History(file)) {
      history.note(EventKind.OPEN, 1, "ann", "TCP");
      history.note(EventKind.SENT, 1, "ann", "{}");
      history.note(EventKind.END, "");
    }
    List<Event> read = new ArrayList<>();
    History.read(file, read::add);

    assertEquals(
        List.of(EventKind.OPEN, EventKind.SENT, EventKind.END),
        read.stream().map(Event::kind).toList());
    assertEquals("ann", read.get(1).user());
  }
}
