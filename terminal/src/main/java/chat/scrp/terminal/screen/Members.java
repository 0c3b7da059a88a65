package chat.scrp.terminal.screen;

import chat.scrp.protocol.model.Role;
import chat.scrp.terminal.chat.Chat;
import chat.scrp.terminal.chat.Person;
import chat.scrp.terminal.text.Wrapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jline.utils.AttributedString;

/** Who is in a room: those who are there first. */
final class Members {
  private final Chat chat;

  Members(Chat chat) {
    this.chat = chat;
  }

  List<AttributedString> rows(int width, int height) {
    Map<String, Role> roles = chat.current().members();
    List<AttributedString> rows = new ArrayList<>();
    rows.add(
        new Row()
            .add(Wrapping.pad(" Members " + chat.current().memberCount(), width), Palette.HEADING)
            .done());
    roles.keySet().stream()
        .map(chat::person)
        .sorted(
            Comparator.comparing(Person::online)
                .reversed()
                .thenComparing(Person::userId, String.CASE_INSENSITIVE_ORDER))
        .limit(Math.max(0, height - 1))
        .forEach(person -> rows.add(row(person, role(person), width)));
    while (rows.size() < height) {
      rows.add(new Row().fill(width, Palette.PLAIN).done());
    }
    return rows;
  }

  private Role role(Person person) {
    return chat.current().members().getOrDefault(person.userId(), Role.MEMBER);
  }

  private static AttributedString row(Person person, Role role, int width) {
    String mark = role == Role.OWNER ? " ★" : role == Role.ADMIN ? " ☆" : "";
    return new Row()
        .add(person.online() ? " ● " : " ○ ", person.online() ? Palette.ONLINE : Palette.DIM)
        .add(
            Wrapping.fit(person.userId(), width - 6),
            person.online() ? Palette.person(person.userId()) : Palette.DIM)
        .add(mark, Palette.DIM)
        .fill(width, Palette.PLAIN)
        .done();
  }
}
