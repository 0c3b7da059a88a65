package chat.scrp.terminal.screen;

import chat.scrp.terminal.chat.Chat;
import chat.scrp.terminal.chat.Conversation;
import chat.scrp.terminal.text.Wrapping;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** The list of conversations, with how much is unread and who is there. */
final class Sidebar {
  private final Chat chat;

  Sidebar(Chat chat) {
    this.chat = chat;
  }

  /** Its rows; the chosen conversation is among them. */
  List<AttributedString> rows(int width, int height) {
    List<AttributedString> rows = new ArrayList<>();
    List<Conversation> all = chat.conversations();
    int chosen = 0;
    rows.add(row(chat.home(), "home", width));
    rows.add(heading("Rooms", width));
    boolean friendsBegun = false;
    for (Conversation conversation : roomsThenFriends(all)) {
      if (!conversation.isRoom() && !friendsBegun) {
        friendsBegun = true;
        rows.add(heading("Friends", width));
      }
      if (conversation == chat.current()) {
        chosen = rows.size();
      }
      rows.add(row(conversation, label(conversation), width));
    }
    return part(rows, chosen, height, width);
  }

  /** The conversations in the order in which they are shown. */
  static List<Conversation> roomsThenFriends(List<Conversation> all) {
    List<Conversation> ordered = new ArrayList<>();
    all.stream().filter(Conversation::isRoom).forEach(ordered::add);
    all.stream().filter(c -> !c.isRoom()).forEach(ordered::add);
    return ordered;
  }

  /** As many rows as there is place for, with the chosen one among them. */
  private static List<AttributedString> part(
      List<AttributedString> rows, int chosen, int height, int width) {
    int from = Math.max(0, Math.min(chosen - height / 2, rows.size() - height));
    List<AttributedString> part =
        new ArrayList<>(rows.subList(from, Math.min(rows.size(), from + height)));
    while (part.size() < height) {
      part.add(new Row().fill(width, Palette.PLAIN).done());
    }
    if (from + height < rows.size()) {
      part.set(height - 1, more("↓", rows.size() - from - height + 1, width));
    }
    return part;
  }

  private static AttributedString more(String arrow, int count, int width) {
    return new Row()
        .add(" " + arrow + " " + count + " more", Palette.DIM)
        .fill(width, Palette.DIM)
        .done();
  }

  private static AttributedString heading(String words, int width) {
    return new Row().add(Wrapping.pad(" " + words, width), Palette.HEADING).done();
  }

  private static String label(Conversation conversation) {
    return conversation.isRoom() ? conversation.name() : conversation.name().substring(1);
  }

  private AttributedString row(Conversation conversation, String label, int width) {
    boolean chosen = conversation == chat.current();
    long unread = chosen ? 0 : conversation.unread();
    AttributedStyle base = chosen ? Palette.CHOSEN : unread > 0 ? Palette.UNREAD : Palette.PLAIN;
    AttributedStyle words = conversation.listed() || chosen ? base : Palette.DIM;
    String count = unread == 0 ? "" : unread > 999 ? " 999+" : " " + unread;
    Row row = new Row().add(" ", base);
    String userId = conversation.target().userId();
    if (userId != null) {
      boolean online = chat.person(userId).online();
      AttributedStyle dot = chosen ? base : online ? Palette.ONLINE : Palette.DIM;
      row.add(online ? "● " : "○ ", dot);
    }
    int place = width - row.width() - count.length() - 1;
    row.add(Wrapping.pad(label, place), words);
    return row.add(count, chosen ? base : Palette.COUNT).fill(width, base).done();
  }
}
