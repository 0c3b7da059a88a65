package chat.scrp.services.message;

import chat.scrp.protocol.Method;
import chat.scrp.protocol.Service;
import chat.scrp.protocol.request.AddReaction;
import chat.scrp.protocol.request.DeleteMessage;
import chat.scrp.protocol.request.EditMessage;
import chat.scrp.protocol.request.ExportUser;
import chat.scrp.protocol.request.MarkRead;
import chat.scrp.protocol.request.ReceiveMessage;
import chat.scrp.protocol.request.RemoveReaction;
import chat.scrp.protocol.request.SearchMessage;
import chat.scrp.protocol.request.SendPrivateMessage;
import chat.scrp.protocol.request.SendRoomMessage;
import chat.scrp.protocol.request.SendTyping;
import chat.scrp.services.RetentionConfig;
import chat.scrp.services.SearchConfig;
import chat.scrp.services.ServiceParts;
import chat.scrp.services.directory.Ids;
import chat.scrp.services.dispatch.Bus;
import chat.scrp.services.dispatch.OtherServices;
import chat.scrp.services.dispatch.RequestDispatcher;
import chat.scrp.services.dispatch.RequestHandlers;
import chat.scrp.services.log.ContextLookup;
import chat.scrp.services.log.DeliveredMarks;
import chat.scrp.services.log.LogReader;
import chat.scrp.services.log.Marks;
import chat.scrp.services.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.Set;

/**
 * The message service of one event loop: {@code message.<loop>} and {@code marks.delivered.<loop>}.
 */
public final class MessageVerticle extends VerticleBase {
  private static final int STORE_FAILED = 503;

  private final ServiceParts parts;

  public MessageVerticle(ServiceParts parts) {
    this.parts = parts;
  }

  @Override
  public Future<?> start() {
    RedisLink redis = parts.links().current();
    Marks marks = new Marks(redis);
    int loop = parts.loops().current();
    var dispatcher =
        new RequestDispatcher(handlers(redis), parts.rates().current(), parts.traffic());
    var calls = dispatcher.consume(vertx, Service.MESSAGE, parts.loops());
    var delivered =
        vertx
            .eventBus()
            .<DeliveredMarks>localConsumer(
                Bus.address(Bus.MARKS_DELIVERED, loop), message -> advance(marks, message));
    return Future.all(calls.completion(), delivered.completion());
  }

  private static void advance(Marks marks, Message<DeliveredMarks> message) {
    marks
        .advance(message.body())
        .onSuccess(done -> message.reply(null))
        .onFailure(failure -> message.fail(STORE_FAILED, String.valueOf(failure.getMessage())));
  }

  /** One event loop of a replica does it for all. */
  private void sweep(RedisLink redis, Retention retention) {
    RetentionConfig config = parts.config().retention();
    if (config.drops() && parts.loops().current() == 0) {
      new RetentionSweep(vertx, redis, retention, config.sweep()).start();
    }
  }

  private RequestHandlers handlers(RedisLink redis) {
    Ids ids = parts.ids().current();
    Retention retention = new Retention(redis, parts.config().retention());
    MessageStore store = new MessageStore(redis, parts.config().limits(), parts.heads(), retention);
    sweep(redis, retention);
    Targets targets = new Targets(parts.directories().current(), redis);
    MessageHistory history = new MessageHistory(redis);
    LogReader reader = new LogReader(redis);
    ContextLookup lookup = new ContextLookup(redis);
    var unread = new UnreadMessages(reader, history, lookup);
    SearchConfig searching = parts.config().search();
    var searches = new Searches(reader, new SearchStore(redis, searching), searching);
    FoundMessages found = new FoundMessages(lookup);
    Duration patience = parts.config().redis().commandTimeout();
    var others = new OtherServices(vertx, parts.loops().current(), patience);
    var sections = new ExportSections(others, new OwnMessages(searches, found));
    var change = new ChangeMessageHandlers(targets, ids, store);
    return new RequestHandlers()
        .on(
            Method.SEND_ROOM_MESSAGE,
            SendRoomMessage.class,
            new SendRoomMessageHandler(targets, ids, store))
        .on(
            Method.SEND_PRIVATE_MESSAGE,
            SendPrivateMessage.class,
            new SendPrivateMessageHandler(targets, ids, store))
        .on(
            Method.RECEIVE_MESSAGE,
            ReceiveMessage.class,
            new ReceiveMessageHandler(targets, history, unread))
        .on(
            Method.SEARCH_MESSAGE,
            SearchMessage.class,
            new SearchMessageHandler(targets, searches, found))
        .on(Method.EXPORT_USER, ExportUser.class, new ExportUserHandler(searches, sections))
        .on(Method.MARK_READ, MarkRead.class, new MarkReadHandler(targets, ids, store))
        .on(Method.SEND_TYPING, SendTyping.class, new SendTypingHandler(targets, store))
        .on(Method.EDIT_MESSAGE, EditMessage.class, change::edit)
        .on(Method.DELETE_MESSAGE, DeleteMessage.class, change::delete)
        .on(Method.ADD_REACTION, AddReaction.class, change::addReaction)
        .on(Method.REMOVE_REACTION, RemoveReaction.class, change::removeReaction)
        .complete(Service.MESSAGE, Set.of());
  }
}
