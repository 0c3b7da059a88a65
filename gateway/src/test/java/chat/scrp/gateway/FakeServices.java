package chat.scrp.gateway;

import chat.scrp.gateway.push.Channels;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.Service;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.LogInResponse;
import chat.scrp.services.LatencyHistogram;
import chat.scrp.services.ServicesMetrics;
import chat.scrp.services.dispatch.Bus;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.ConnectionClosed;
import chat.scrp.services.dispatch.EventLoops;
import chat.scrp.services.dispatch.Outcome;
import chat.scrp.services.dispatch.PendingCall;
import chat.scrp.services.dispatch.ServiceCall;
import chat.scrp.services.dispatch.SessionChange;
import chat.scrp.services.log.ConversationReader;
import chat.scrp.services.log.DeliveredMarks;
import chat.scrp.services.log.Published;
import chat.scrp.services.log.PublishedCodec;
import chat.scrp.services.password.PasswordConfig;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Services that answer what a test says, a log that is empty, and publishes that a test makes. Each
 * LOG_IN logs in as user number 1, 2, 3, ...
 */
final class FakeServices implements Backend {
  final Map<Method, Function<ServiceCall, Future<Outcome>>> answers = new ConcurrentHashMap<>();
  final List<ServiceCall> calls = new CopyOnWriteArrayList<>();
  final List<Caller> closed = new CopyOnWriteArrayList<>();
  final MessageLogs logs = new MessageLogs();
  final List<String> problems = new CopyOnWriteArrayList<>();
  final Set<String> subscribed = ConcurrentHashMap.newKeySet();
  final Map<String, Published> published = new ConcurrentHashMap<>();

  private final EventLoops loops;
  private final Context subscriber;
  private final AtomicLong publishes = new AtomicLong();
  private final AtomicLong users = new AtomicLong();

  /** Who logs in from now on, or 0 for a new user each time. */
  volatile long always;

  private volatile BiConsumer<String, byte[]> receiver = (channel, payload) -> {};

  FakeServices(Vertx vertx) {
    loops = new EventLoops(vertx);
    subscriber = vertx.getOrCreateContext();
    for (int loop = 0; loop < loops.count(); loop++) {
      for (Service service : Service.values()) {
        vertx
            .eventBus()
            .<PendingCall>localConsumer(
                Bus.address(service.address(), loop),
                message -> answer(message.body().call()).onSuccess(message.body()::answer));
      }
      vertx
          .eventBus()
          .<ConnectionClosed>localConsumer(
              Bus.address(Bus.CONNECTION_CLOSED, loop),
              message -> {
                closed.add(message.body().caller());
                message.reply(null);
              });
      vertx
          .eventBus()
          .<DeliveredMarks>localConsumer(
              Bus.address(Bus.MARKS_DELIVERED, loop),
              message -> {
                message.body().advances().forEach(logs::mark);
                message.reply(null);
              });
    }
    answers.put(Method.LOG_IN, this::logIn);
  }

  private Future<Outcome> answer(ServiceCall call) {
    calls.add(call);
    return answers.getOrDefault(call.method(), FakeServices::succeed).apply(call);
  }

  static Future<Outcome> succeed(ServiceCall call) {
    return Future.succeededFuture(new Outcome(ErrorCode.SUCCESS, new Done(), null));
  }

  private Future<Outcome> logIn(ServiceCall call) {
    long user = always > 0 ? always : users.incrementAndGet();
    Caller caller = new Caller(user, "user" + user, "s" + user, call.origin().connection());
    return Future.succeededFuture(
        new Outcome(
            ErrorCode.SUCCESS,
            new LogInResponse("s" + user, "token", 1, "epoch"),
            new SessionChange.LoggedIn(caller, false)));
  }

  /** Sends a message to a user. */
  void message(long user, String text) {
    publish("u:" + user, logs.append(user, text));
  }

  /** Publishes something on a channel. */
  void publish(String channel, Published what) {
    String key = Long.toString(publishes.incrementAndGet());
    published.put(key, what);
    subscriber.runOnContext(v -> receiver.accept(channel, key.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public EventLoops loops() {
    return loops;
  }

  @Override
  public Context subscriberContext() {
    return subscriber;
  }

  @Override
  public Channels channels() {
    return new Channels() {
      @Override
      public Future<Void> subscribe(String... names) {
        subscribed.addAll(List.of(names));
        return Future.succeededFuture();
      }

      @Override
      public void unsubscribe(String channel) {
        subscribed.remove(channel);
      }
    };
  }

  @Override
  public void onPublished(BiConsumer<String, byte[]> handler) {
    receiver = handler;
  }

  @Override
  public void onResubscribed(Runnable listener) {}

  @Override
  public PublishedCodec codec() {
    return (channel, payload) -> {
      Published what = published.remove(new String(payload, StandardCharsets.UTF_8));
      return what == null ? List.of() : List.of(what);
    };
  }

  @Override
  public ConversationReader reader() {
    return logs;
  }

  @Override
  public ServicesMetrics metrics() {
    return new ServicesMetrics(
        new LatencyHistogram(),
        () -> 0,
        () -> 0,
        () -> true,
        () -> 0,
        () -> 0,
        () -> 0,
        () -> true,
        PasswordConfig.defaults());
  }

  @Override
  public List<String> problems() {
    return problems;
  }
}
