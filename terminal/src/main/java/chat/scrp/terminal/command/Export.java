package chat.scrp.terminal.command;

import chat.scrp.terminal.chat.Chat;
import chat.scrp.terminal.chat.Conversation;
import chat.scrp.terminal.chat.Errors;
import chat.scrp.terminal.text.SafeText;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Puts everything that the server keeps of the user into a file, page by page. */
final class Export {
  private static final int PAGE = 200;

  private final Chat chat;
  private final Conversation from;
  private final ExportFile file;
  private final String name;

  private Export(Chat chat, ExportFile file, String name) {
    this.chat = chat;
    this.from = chat.current();
    this.file = file;
    this.name = name;
  }

  static void begin(Chat chat, Words words) {
    String typed = words.rest("the name of a new file");
    String name = SafeText.line(typed);
    try {
      new Export(chat, ExportFile.create(path(typed)), name).page(null);
    } catch (FileAlreadyExistsException e) {
      chat.error(chat.current(), "There is something at " + name + "; nothing was written.");
    } catch (IOException | InvalidPathException e) {
      chat.error(chat.current(), name + " cannot be written: " + e.getMessage());
    }
  }

  private static Path path(String typed) {
    return typed.startsWith("~/")
        ? Path.of(System.getProperty("user.home"), typed.substring(2))
        : Path.of(typed);
  }

  private void page(@Nullable String cursor) {
    chat.await(
        chat.client().account().export(PAGE, cursor),
        answer -> {
          try {
            file.write(answer.items());
            if (answer.nextCursor() != null) {
              page(answer.nextCursor());
              return;
            }
            file.finish();
            chat.note(
                "All that the server keeps of you is in " + name + ": " + file.items() + " items.");
          } catch (IOException e) {
            failed(String.valueOf(e.getMessage()));
          }
        },
        failure -> failed(Errors.words(failure)));
  }

  private void failed(String why) {
    try {
      file.discard();
      chat.error(from, name + " was not written: " + why);
    } catch (IOException e) {
      chat.error(from, name + " is not whole: " + why);
    }
  }
}
