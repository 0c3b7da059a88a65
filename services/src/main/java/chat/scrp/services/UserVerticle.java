package chat.scrp.services;

import chat.scrp.protocol.Method;
import chat.scrp.protocol.Service;
import chat.scrp.protocol.request.ApproveRequest;
import chat.scrp.protocol.request.ChangeUserDescription;
import chat.scrp.protocol.request.ChangeUserNickname;
import chat.scrp.protocol.request.DeleteUser;
import chat.scrp.protocol.request.GetRequests;
import chat.scrp.protocol.request.GetServerInfo;
import chat.scrp.protocol.request.GetTime;
import chat.scrp.protocol.request.GetUser;
import chat.scrp.protocol.request.GetUserLastActivityTime;
import chat.scrp.protocol.request.IgnoreRequest;
import chat.scrp.protocol.request.RejectRequest;
import chat.scrp.protocol.request.SearchUser;
import chat.scrp.protocol.request.SignUp;
import chat.scrp.services.account.DeleteUserHandler;
import chat.scrp.services.account.UserDeletion;
import chat.scrp.services.account.UserRemoval;
import chat.scrp.services.directory.RequestBook;
import chat.scrp.services.dispatch.Bus;
import chat.scrp.services.dispatch.ConnectionClosed;
import chat.scrp.services.dispatch.RequestDispatcher;
import chat.scrp.services.dispatch.RequestHandlers;
import chat.scrp.services.friend.FriendMethods;
import chat.scrp.services.log.ProfileFanout;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.request.DecisionHandlers;
import chat.scrp.services.room.RoomRequestDecisions;
import chat.scrp.services.search.SearchIndex;
import chat.scrp.services.session.SessionMethods;
import chat.scrp.services.stats.GetServerInfoHandler;
import chat.scrp.services.user.ChangeProfileHandlers;
import chat.scrp.services.user.GetTimeHandler;
import chat.scrp.services.user.PasswordCheck;
import chat.scrp.services.user.ProfileHandlers;
import chat.scrp.services.user.SearchUserHandler;
import chat.scrp.services.user.SignUpHandler;
import chat.scrp.services.user.UserStore;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.util.Set;

/**
 * The user service of one event loop: {@code user.<loop>} and {@code connection.closed.<loop>}.
 * Methods about oneself, other users, sessions, friends and requests.
 */
final class UserVerticle extends VerticleBase {
  /** Answered by the gateway, which knows what each connection waits for. */
  private static final Set<Method> ELSEWHERE = Set.of(Method.ACK_PUSH);

  private final ServiceParts parts;

  UserVerticle(ServiceParts parts) {
    this.parts = parts;
  }

  @Override
  public Future<?> start() {
    var requests =
        new RequestDispatcher(handlers(), parts.rates().current(), parts.traffic())
            .consume(vertx, Service.USER, parts.loops());
    String closed = Bus.address(Bus.CONNECTION_CLOSED, parts.loops().current());
    var closings = vertx.eventBus().<ConnectionClosed>localConsumer(closed, this::closed);
    return Future.all(requests.completion(), closings.completion());
  }

  private void closed(Message<ConnectionClosed> message) {
    var caller = message.body().caller();
    parts
        .presence()
        .leave(caller.user(), caller.connection())
        .onSuccess(forgotten -> message.reply(null))
        .onFailure(e -> message.fail(503, "not forgotten yet"));
  }

  private RequestHandlers handlers() {
    RedisLink redis = parts.links().current();
    UserStore users = new UserStore(redis);
    PasswordCheck passwordCheck =
        new PasswordCheck(redis, users, parts.directories().current(), parts.passwords());
    RequestHandlers handlers = new RequestHandlers();
    addServer(handlers, redis);
    UserDeletion deletion = new UserDeletion(parts, users);
    addUsers(handlers, redis, users, passwordCheck, deletion);
    SessionMethods.add(handlers, parts, passwordCheck, deletion);
    FriendMethods friends = new FriendMethods(parts, users);
    friends.addTo(handlers);
    addDecisions(handlers, redis, friends);
    return handlers.complete(Service.USER, ELSEWHERE);
  }

  private void addServer(RequestHandlers handlers, RedisLink redis) {
    handlers
        .on(Method.GET_TIME, GetTime.class, new GetTimeHandler(redis))
        .on(
            Method.GET_SERVER_INFO,
            GetServerInfo.class,
            new GetServerInfoHandler(
                parts.config().server(), parts.statistics(), parts.store(), redis));
  }

  private void addUsers(
      RequestHandlers handlers,
      RedisLink redis,
      UserStore users,
      PasswordCheck passwordCheck,
      UserDeletion deletion) {
    SearchIndex index = SearchIndex.ofUsers(redis);
    var directory = parts.directories().current();
    var ids = parts.ids().current();
    var profiles = new ProfileHandlers(directory, users);
    var changes = new ChangeProfileHandlers(users, ids, index, new ProfileFanout(redis));
    handlers
        .on(
            Method.SIGN_UP,
            SignUp.class,
            new SignUpHandler(users, ids, parts.passwords(), index, parts.totals()))
        .on(Method.GET_USER, GetUser.class, profiles::getUser)
        .on(
            Method.GET_USER_LAST_ACTIVITY_TIME,
            GetUserLastActivityTime.class,
            profiles::getLastActivityTime)
        .on(Method.SEARCH_USER, SearchUser.class, new SearchUserHandler(index, directory, users))
        .on(Method.CHANGE_USER_NICKNAME, ChangeUserNickname.class, changes::changeNickname)
        .on(Method.CHANGE_USER_DESCRIPTION, ChangeUserDescription.class, changes::changeDescription)
        .onSession(
            Method.DELETE_USER,
            DeleteUser.class,
            new DeleteUserHandler(passwordCheck, new UserRemoval(users, deletion)));
  }

  private void addDecisions(RequestHandlers handlers, RedisLink redis, FriendMethods friends) {
    var decisions =
        new DecisionHandlers(
            new RequestBook(redis), friends.requests(), new RoomRequestDecisions(parts));
    handlers
        .on(Method.APPROVE_REQUEST, ApproveRequest.class, decisions::approve)
        .on(Method.REJECT_REQUEST, RejectRequest.class, decisions::reject)
        .on(Method.IGNORE_REQUEST, IgnoreRequest.class, decisions::ignore)
        .on(Method.GET_REQUESTS, GetRequests.class, decisions::getRequests);
  }
}
