package chat.scrp.server.admin;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.model.UserObject;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.GetSessionsResponse;
import chat.scrp.protocol.response.SearchUserResponse;
import chat.scrp.server.config.Configuration;
import chat.scrp.services.admin.AdminCommand;
import chat.scrp.services.admin.AdminReplies.Ended;
import chat.scrp.services.admin.AdminReplies.OneUser;
import chat.scrp.services.admin.AdminReplies.Stats;
import chat.scrp.services.room.RoomDirectory.Listed;
import chat.scrp.services.room.RoomDirectory.Rooms;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code ./scrp admin}: one command of an operator, from the words to what is printed. */
public final class Admin {
  private static final Set<String> OPTIONS =
      Set.of("--url", "--token-file", "--limit", "--cursor", "--id", "--password-file");
  private static final Set<String> SWITCHES = Set.of("--json", "--yes", "--all");
  private static final int PAGE = 100;
  private static final int USUAL_LIMIT = 50;
  private static final int HIGHEST_LIMIT = 10_000;

  private final Words words;
  private final AdminClient client;
  private final PrintStream out;
  private final Map<AdminCommand, Runnable> commands = new EnumMap<>(AdminCommand.class);

  /** What {@code reset-password --json} says. */
  private record NewPassword(String userId, String userPassword, int ended) {}

  private Admin(Words words, AdminClient client, PrintStream out) {
    this.words = words;
    this.client = client;
    this.out = out;
    commands.put(AdminCommand.USERS, this::users);
    commands.put(AdminCommand.ROOMS, this::rooms);
    commands.put(AdminCommand.SESSIONS, this::sessions);
    commands.put(AdminCommand.STATS, this::stats);
    commands.put(AdminCommand.END_SESSION, this::endSession);
    commands.put(AdminCommand.RESET_PASSWORD, this::resetPassword);
    commands.put(AdminCommand.DELETE_USER, this::deleteUser);
  }

  /**
   * Carries out a command.
   *
   * @param arguments behind the word {@code admin}
   * @param load makes a configuration of the settings among them
   * @throws AdminException with one line where it was not carried out
   */
  public static void run(
      List<String> arguments, Function<Map<String, String>, Configuration> load, PrintStream out) {
    if (arguments.isEmpty()
        || arguments.get(0).equals("help")
        || arguments.contains("--help")
        || arguments.contains("-h")) {
      out.print(AdminHelp.TEXT);
      return;
    }
    AdminCommand command = AdminCommand.of(arguments.get(0));
    if (command == null) {
      throw AdminException.misused(
          "admin " + arguments.get(0) + ": unknown (see: scrp admin --help)");
    }
    Words words = Words.of(arguments.subList(1, arguments.size()), OPTIONS, SWITCHES);
    AdminClient client =
        AdminClient.of(
            load.apply(words.settings()).server(),
            words.option("--url"),
            words.option("--token-file"));
    Runnable action = new Admin(words, client, out).commands.get(command);
    if (action == null) {
      throw new IllegalStateException("nothing does " + command);
    }
    action.run();
  }

  private void users() {
    String id = words.option("--id").orElse(null);
    if (id != null) {
      oneUser(id);
      return;
    }
    List<UserObject> users = new ArrayList<>();
    String cursor =
        pages(
            AdminCommand.USERS,
            SearchUserResponse.class,
            page -> {
              users.addAll(page.users());
              return page.nextCursor();
            });
    Table table = new Table("USER", "NICKNAME", "MODE", "SIGNED UP", "LAST ACTIVITY");
    users.forEach(user -> row(table, user));
    print(new SearchUserResponse(users, cursor), table, cursor);
  }

  private static void row(Table table, UserObject user) {
    table.row(
        user.userId(),
        user.userNickname(),
        Table.word(user.mode()),
        Table.time(user.signUpTime()),
        Table.time(user.lastActivityTime()));
  }

  private void oneUser(String id) {
    OneUser one = client.ask(AdminCommand.USERS.word(), Asking.user(id), OneUser.class);
    UserObject user = one.user();
    long live = one.sessions().stream().mapToLong(session -> session.connections()).sum();
    Table table = new Table("user", user.userId());
    table.row("nickname", user.userNickname());
    table.row("description", Table.orDash(user.userDescription()));
    table.row("mode", Table.word(user.mode()));
    table.row("signed up", Table.time(user.signUpTime()));
    table.row("last activity", Table.time(user.lastActivityTime()));
    table.row("sessions", one.sessions().size() + ", with " + live + " live connections");
    print(one, table, null);
  }

  private void rooms() {
    String id = words.option("--id").orElse(null);
    if (id != null) {
      oneRoom(id);
      return;
    }
    List<Listed> rooms = new ArrayList<>();
    String cursor =
        pages(
            AdminCommand.ROOMS,
            Rooms.class,
            page -> {
              rooms.addAll(page.rooms());
              return page.nextCursor();
            });
    Table table = new Table("ROOM", "NICKNAME", "ACCESS", "OWNER", "MEMBERS", "LAST SEQ");
    for (Listed room : rooms) {
      table.row(
          room.roomId(),
          room.roomNickname(),
          Table.word(room.roomAccessType()),
          Table.orDash(room.ownerId()),
          room.memberCount(),
          room.lastSeq());
    }
    print(new Rooms(rooms, cursor), table, cursor);
  }

  private void oneRoom(String id) {
    Listed room = client.ask(AdminCommand.ROOMS.word(), Asking.room(id), Listed.class);
    Table table = new Table("room", room.roomId());
    table.row("nickname", room.roomNickname());
    table.row("description", Table.orDash(room.roomDescription()));
    table.row("access", Table.word(room.roomAccessType()));
    table.row("owner", Table.orDash(room.ownerId()));
    table.row("admins", Table.orDash(String.join(" ", room.adminIds())));
    table.row("members", room.memberCount());
    table.row("last seq", room.lastSeq());
    print(room, table, null);
  }

  private void sessions() {
    GetSessionsResponse found =
        client.ask(AdminCommand.SESSIONS.word(), Asking.user(user()), GetSessionsResponse.class);
    Table table =
        new Table("SESSION", "LIVE", "OVER", "ADDRESS", "CLIENT", "LOGGED IN", "LAST ACTIVITY");
    found
        .sessions()
        .forEach(
            session ->
                table.row(
                    session.sessionId(),
                    session.connections(),
                    session.transport().wireName(),
                    session.address(),
                    Table.orDash(session.clientNickname()),
                    Table.time(session.logInTime()),
                    Table.time(session.lastActivityTime())));
    print(found, table, null);
  }

  private void stats() {
    Stats stats = client.ask(AdminCommand.STATS.word(), Asking.nothing(), Stats.class);
    var server = stats.server();
    Table table = new Table("server", server.serverNickname() + " " + server.serverVersion());
    table.row("up since", Table.time(server.uptime()));
    table.row("users", server.users() + ", online " + server.onlineUsers());
    table.row("most users", server.maxUsers() + ", online " + server.maxOnlineUsers());
    table.row("rooms", server.rooms() + ", at most " + server.maxRooms());
    table.row("messages", server.messagesIn() + " in, " + server.messagesOut() + " out");
    table.row("bytes", server.dataIn() + " in, " + server.dataOut() + " out");
    table.row("durability", Table.word(server.durability()));
    table.row("store epoch", server.storeEpoch());
    for (var replica : stats.replicas()) {
      table.row(
          "replica",
          replica.replica()
              + " "
              + Table.orDash(replica.version())
              + ", up since "
              + Table.time(replica.started()));
    }
    print(stats, table, null);
  }

  private void endSession() {
    String user = user();
    String session = words.rest().size() > 1 ? words.rest().get(1) : null;
    if (words.has("--all") == (session != null)) {
      throw AdminException.misused("end-session: expected: end-session USER SESSION, or --all");
    }
    Ended done =
        client.ask(AdminCommand.END_SESSION.word(), Asking.sessions(user, session), Ended.class);
    say(done, done.ended() + " " + (done.ended() == 1 ? "session" : "sessions") + " ended");
  }

  private void resetPassword() {
    String user = user();
    String password =
        words.option("--password-file").map(NewPasswords::read).orElseGet(NewPasswords::random);
    Ended done =
        client.ask(
            AdminCommand.RESET_PASSWORD.word(), Asking.password(user, password), Ended.class);
    boolean made = words.option("--password-file").isEmpty();
    say(
        made ? new NewPassword(user, password, done.ended()) : done,
        (made ? "The password of " + user + " is " + password + "\n" : "")
            + done.ended()
            + " sessions ended");
  }

  private void deleteUser() {
    String user = user();
    if (!words.has("--yes")) {
      Questions.confirmDeletion(user);
    }
    Done done = client.ask(AdminCommand.DELETE_USER.word(), Asking.user(user), Done.class);
    say(done, user + " is deleted");
  }

  private String user() {
    if (words.rest().isEmpty()) {
      throw AdminException.misused("no user named (see: scrp admin --help)");
    }
    return words.rest().get(0);
  }

  /** Reads pages until there are enough; answers where the next one begins. */
  private <T> @Nullable String pages(
      AdminCommand command, Class<T> type, Function<T, @Nullable String> take) {
    String query = words.rest().isEmpty() ? null : words.rest().get(0);
    String cursor = words.option("--cursor").orElse(null);
    int left = limit();
    do {
      int some = Math.min(left, PAGE);
      T page = client.ask(command.word(), Asking.page(query, some, cursor), type);
      cursor = take.apply(page);
      left -= some;
    } while (cursor != null && left > 0);
    return cursor;
  }

  private int limit() {
    String text = words.option("--limit").orElse(String.valueOf(USUAL_LIMIT));
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= HIGHEST_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // It is refused below.
    }
    throw AdminException.misused("--limit: " + text + " (expected: 1-" + HIGHEST_LIMIT + ")");
  }

  private void print(Object whole, Table table, @Nullable String cursor) {
    if (words.has("--json")) {
      json(whole);
      return;
    }
    out.print(table.text());
    if (cursor != null) {
      out.println("There are more: --cursor " + cursor);
    }
  }

  private void say(Object whole, String text) {
    if (words.has("--json")) {
      json(whole);
    } else {
      out.println(text);
    }
  }

  private void json(Object whole) {
    out.println(new String(Codec.encode(whole), StandardCharsets.UTF_8));
  }
}
