package chat.scrp.terminal.chat;

import chat.scrp.protocol.model.RequestObject;
import chat.scrp.terminal.text.SafeText;

/** Requests, in words. */
public final class RequestWords {
  private RequestWords() {}

  /** What somebody asks. */
  public static String of(RequestObject request) {
    String words = request.verificationMessage();
    return switch (request.kind()) {
      case FRIEND ->
          request.userId()
              + " wants to be your friend"
              + (words == null || words.isEmpty() ? "." : ": \"" + SafeText.line(words) + "\".");
      case ROOM -> request.userId() + " wants to enter #" + request.roomId() + ".";
      case INVITATION -> request.userId() + " invites you to #" + request.roomId() + ".";
    };
  }
}
