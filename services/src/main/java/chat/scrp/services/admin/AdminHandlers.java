package chat.scrp.services.admin;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.Validation;
import chat.scrp.protocol.model.SessionObject;
import chat.scrp.protocol.request.EndSession;
import chat.scrp.protocol.request.GetServerInfo;
import chat.scrp.protocol.request.GetSessions;
import chat.scrp.protocol.request.SearchUser;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.GetServerInfoResponse;
import chat.scrp.protocol.response.GetSessionsResponse;
import chat.scrp.protocol.response.SearchUserResponse;
import chat.scrp.services.ServiceParts;
import chat.scrp.services.account.UserDeletion;
import chat.scrp.services.account.UserRemoval;
import chat.scrp.services.admin.AdminReplies.Ended;
import chat.scrp.services.admin.AdminReplies.OneUser;
import chat.scrp.services.admin.AdminReplies.Stats;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Origin;
import chat.scrp.services.dispatch.OtherServices;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.room.RoomDirectory;
import chat.scrp.services.session.PasswordReset;
import chat.scrp.services.user.Profile;
import chat.scrp.services.user.UserStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Carries the commands out: by the methods of the services, asked over the event bus in the name of
 * the user that they are about, wherever there is one.
 */
final class AdminHandlers {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final int USUAL_PAGE = 50;
  private static final int LONGEST_PAGE = 100;

  private final ServiceParts parts;
  private final UserStore users;
  private final OtherServices services;
  private final RoomDirectory rooms;
  private final PasswordReset passwords;
  private final UserRemoval removal;
  private final Origin origin;
  private final Map<AdminCommand, Function<AdminArguments, Future<?>>> handlers =
      new EnumMap<>(AdminCommand.class);

  AdminHandlers(ServiceParts parts, Vertx vertx) {
    this.parts = parts;
    int loop = parts.loops().current();
    users = new UserStore(parts.links().current());
    services = new OtherServices(vertx, loop, PATIENCE);
    rooms = new RoomDirectory(parts);
    passwords = new PasswordReset(parts);
    removal = new UserRemoval(users, new UserDeletion(parts, users));
    origin = new Origin("admin", "admin", null, "tcp", loop, null);
    handlers.put(AdminCommand.USERS, this::users);
    handlers.put(AdminCommand.ROOMS, this::rooms);
    handlers.put(AdminCommand.SESSIONS, this::sessions);
    handlers.put(AdminCommand.STATS, asked -> stats());
    handlers.put(AdminCommand.END_SESSION, this::endSession);
    handlers.put(AdminCommand.RESET_PASSWORD, this::resetPassword);
    handlers.put(AdminCommand.DELETE_USER, this::deleteUser);
  }

  Future<?> handle(AdminCall call) {
    Function<AdminArguments, Future<?>> handler = handlers.get(call.command());
    if (handler == null) {
      throw new IllegalStateException("no handler for " + call.command());
    }
    return handler.apply(call.arguments());
  }

  private Future<?> users(AdminArguments asked) {
    if (asked.user() != null) {
      return found(asked)
          .compose(user -> list(user).map(sessions -> new OneUser(user.object(), sessions)));
    }
    SearchUser search = new SearchUser(query(asked), limit(asked), cursor(asked));
    return services.ask(search, new RequestContext(origin, null), SearchUserResponse.class);
  }

  private Future<?> rooms(AdminArguments asked) {
    return asked.room() != null
        ? rooms.one(valid("room", asked.room(), Validation::isRoomId))
        : rooms.search(query(asked), limit(asked), cursor(asked));
  }

  private Future<GetSessionsResponse> sessions(AdminArguments asked) {
    return found(asked).compose(this::list).map(GetSessionsResponse::new);
  }

  private Future<Stats> stats() {
    return services
        .ask(new GetServerInfo(), new RequestContext(origin, null), GetServerInfoResponse.class)
        .compose(info -> parts.statistics().replicas().map(alive -> new Stats(info, alive)));
  }

  private Future<Ended> endSession(AdminArguments asked) {
    if (asked.all() == (asked.session() != null)) {
      throw new AdminRefusal(400, "session or all: expected one of them");
    }
    if (asked.session() != null) {
      String session = valid("session", asked.session(), Validation::isSessionId);
      return found(asked).compose(user -> end(user, session)).map(ended -> new Ended(1));
    }
    return found(asked).compose(user -> list(user).compose(all -> endAll(user, all)));
  }

  private Future<Ended> endAll(Profile user, List<SessionObject> sessions) {
    List<Future<Boolean>> ending = new ArrayList<>();
    for (SessionObject session : sessions) {
      ending.add(end(user, session.sessionId()).map(true).recover(failure -> unlessEnded(failure)));
    }
    return Future.all(ending)
        .map(all -> new Ended((int) all.<Boolean>list().stream().filter(done -> done).count()));
  }

  /** It ended by itself meanwhile. */
  private static Future<Boolean> unlessEnded(Throwable failure) {
    return failure instanceof ScrpError error && error.code() == ErrorCode.INVALID_SESSION_TOKEN
        ? Future.succeededFuture(false)
        : Future.failedFuture(failure);
  }

  private Future<Ended> resetPassword(AdminArguments asked) {
    String password = valid("password", asked.password(), Validation::isPassword);
    return found(asked)
        .compose(
            user ->
                list(user)
                    .compose(
                        sessions ->
                            passwords
                                .reset(user.user(), password)
                                .map(reset -> new Ended(sessions.size()))));
  }

  private Future<Done> deleteUser(AdminArguments asked) {
    return found(asked).compose(user -> removal.remove(caller(user))).map(removed -> new Done());
  }

  private Future<List<SessionObject>> list(Profile user) {
    return services
        .ask(new GetSessions(), as(user), GetSessionsResponse.class)
        .map(GetSessionsResponse::sessions);
  }

  private Future<Done> end(Profile user, String session) {
    return services.ask(new EndSession(session), as(user), Done.class);
  }

  private RequestContext as(Profile user) {
    return new RequestContext(origin, caller(user));
  }

  /** The user as somebody who has no session and no connection of its own. */
  private static Caller caller(Profile user) {
    return new Caller(user.user(), user.id(), "", "admin." + user.user());
  }

  private Future<Profile> found(AdminArguments asked) {
    String user = valid("user", asked.user(), Validation::isUserId);
    return parts.directories().current().withUser(user, users::profile);
  }

  private static String query(AdminArguments asked) {
    return asked.query() == null ? "" : valid("query", asked.query(), Validation::isQuery);
  }

  private static @Nullable String cursor(AdminArguments asked) {
    return asked.cursor() == null ? null : valid("cursor", asked.cursor(), Validation::isCursor);
  }

  private static int limit(AdminArguments asked) {
    int limit = asked.limit() == null ? USUAL_PAGE : asked.limit();
    if (limit < 1 || limit > LONGEST_PAGE) {
      throw new AdminRefusal(400, "limit: " + limit + " (expected: 1-" + LONGEST_PAGE + ")");
    }
    return limit;
  }

  private static String valid(String name, @Nullable String value, Predicate<String> rule) {
    if (value == null || !rule.test(value)) {
      throw new AdminRefusal(400, name + ": " + (value == null ? "missing" : "not valid"));
    }
    return value;
  }
}
