package chat.scrp.terminal.screen;

import chat.scrp.terminal.chat.Chat;
import chat.scrp.terminal.chat.Conversation;
import chat.scrp.terminal.input.Completion;
import chat.scrp.terminal.text.Wrapping;
import java.util.List;
import org.jline.utils.AttributedString;

/** The line above the talk, which says where one is, and the one below, which says what goes on. */
final class Bars {
  private final Chat chat;
  private final String server;

  Bars(Chat chat, String server) {
    this.chat = chat;
    this.server = server;
  }

  AttributedString title(int width) {
    Conversation here = chat.current();
    Row row = new Row();
    String right = "";
    if (here.target().isNone()) {
      row.add(" SCRP", Palette.BAR_STRONG).add("  " + server, Palette.BAR);
    } else {
      row.add(" " + here.name(), Palette.BAR_STRONG);
      String plain = here.name().substring(1);
      if (!here.nickname().isEmpty() && !here.nickname().equals(plain)) {
        row.add("  " + here.nickname(), Palette.BAR);
      }
      right = here.isRoom() ? members(here) : presence(here);
    }
    int place = width - row.width() - Wrapping.width(right) - 5;
    if (!here.description().isEmpty() && place > 8) {
      row.add("  " + Wrapping.fit(here.description(), place), Palette.BAR_DIM);
    }
    return row.fill(width - Wrapping.width(right) - 1, Palette.BAR)
        .add(right + " ", Palette.BAR_DIM)
        .done();
  }

  private static String members(Conversation room) {
    long count = room.memberCount();
    return !room.listed() ? "not a member" : count == 1 ? "1 member" : count + " members";
  }

  private String presence(Conversation friend) {
    String userId = friend.target().userId();
    if (!friend.listed()) {
      return "no friend";
    }
    return userId != null && chat.person(userId).online() ? "● online" : "○ offline";
  }

  /** What goes on; the state of the connection is empty while there is one. */
  AttributedString status(int width, String link, int newer, Completion completion) {
    if (!link.isEmpty()) {
      String words = " ✕ " + Wrapping.fit(link, width - 4);
      return new Row().add(words, Palette.ALARM).fill(width, Palette.ALARM).done();
    }
    Row row = new Row();
    if (!completion.candidates().isEmpty()) {
      return candidates(row, completion, width);
    }
    row.add(" ● ", Palette.BAR_GOOD).add(chat.me(), Palette.BAR_STRONG);
    String typist = chat.current().typist();
    if (typist != null) {
      row.add("  " + typist + " is typing …", Palette.BAR);
    }
    String news = news(newer);
    String hint = "/help ";
    int left = width - Wrapping.width(news) - hint.length() - 1;
    if (row.width() > left) {
      return row.fill(width, Palette.BAR).done();
    }
    return row.fill(left, Palette.BAR)
        .add(news + " ", Palette.BAR_NEWS)
        .add(hint, Palette.BAR_DIM)
        .done();
  }

  private String news(int newer) {
    StringBuilder news = new StringBuilder();
    if (newer > 0) {
      news.append("↓ ").append(newer).append(" below  ");
    }
    long elsewhere =
        chat.conversations().stream()
            .filter(c -> c != chat.current())
            .mapToLong(Conversation::unread)
            .sum();
    if (elsewhere > 0) {
      news.append(elsewhere).append(" unread  ");
    }
    int requests = chat.requests().size();
    if (requests > 0) {
      news.append(requests).append(requests == 1 ? " request  " : " requests  ");
    }
    return news.toString();
  }

  private static AttributedString candidates(Row row, Completion completion, int width) {
    List<String> words = completion.candidates();
    row.add(" ", Palette.BAR);
    int from = Math.max(0, completion.chosen() - 3);
    for (int i = from; i < words.size(); i++) {
      if (row.width() + words.get(i).length() + 4 > width) {
        row.add("…", Palette.BAR_DIM);
        break;
      }
      boolean chosen = i == completion.chosen();
      row.add(words.get(i), chosen ? Palette.BAR_NEWS : Palette.BAR).add("  ", Palette.BAR);
    }
    return row.fill(width, Palette.BAR).done();
  }
}
