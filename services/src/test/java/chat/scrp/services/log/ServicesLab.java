package chat.scrp.services.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.request.SignUp;
import chat.scrp.services.Services;
import chat.scrp.services.ServicesConfig;
import chat.scrp.services.directory.Directory;
import chat.scrp.services.dispatch.Bus;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Origin;
import chat.scrp.services.dispatch.Outcome;
import chat.scrp.services.dispatch.PendingCall;
import chat.scrp.services.dispatch.ServiceCall;
import chat.scrp.services.password.PasswordConfig;
import chat.scrp.services.redis.RedisConfig;
import chat.scrp.services.redis.Reply;
import chat.scrp.services.stats.Traffic;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The services of a replica on one event loop, used as the gateway uses them. */
public final class ServicesLab implements AutoCloseable {
  private static final int TIMEOUT_SECONDS = 20;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final Context context = ((VertxInternal) vertx).createEventLoopContext();
  private final Services services;
  private final Redis redis;
  private final BlockingQueue<Published> published = new LinkedBlockingQueue<>();
  private long users;

  /** With a time-out for machines that are busy with other tests. */
  public ServicesLab(String redisUri) {
    this(
        ServicesConfig.at(redisUri)
            .withRedis(RedisConfig.at(redisUri).withCommandTimeout(Duration.ofSeconds(20))));
  }

  public ServicesLab(ServicesConfig config) {
    ServicesConfig cheap = config.withPasswords(new PasswordConfig(64, 1, 1, 100));
    services = await(Services.deploy(vertx, cheap, "lab", new Traffic()));
    redis = Redis.createClient(vertx, config.redis().address().toString());
    PublishedCodec codec = services.publishedCodec();
    services.onPublished((channel, bytes) -> published.addAll(codec.decode(channel, bytes)));
  }

  /** A user that exists, with the nickname {@code Nick ID}. */
  public Caller user(String id) {
    long number = ++users;
    redis("HSET", "{u:" + number + "}", "id", id, "nick", "Nick " + id);
    redis("SET", Directory.userKey(id), String.valueOf(number));
    return new Caller(number, id, "s" + number, "lab." + number);
  }

  /** A user that signed up, with the password {@code secret}; not to be mixed with the above. */
  public Caller signUp(String id) {
    Caller nobody = new Caller(0, "", "", "lab.0");
    ok(nobody, new SignUp(id, "secret", "Nick " + id));
    long number = Reply.number(redis("GET", Directory.userKey(id)));
    return new Caller(number, id, "s" + number, "lab." + number);
  }

  /** Makes two users friends, and nothing else. */
  public void befriend(Caller one, Caller other) {
    ConversationKey pair = ConversationKey.pair(one.user(), other.user());
    redis("HSET", LogKeys.meta(pair), "f", "1", "ever", "1");
    redis("ZADD", LogKeys.pairIndex(one.user()), "1", String.valueOf(other.user()));
    redis("ZADD", LogKeys.pairIndex(other.user()), "1", String.valueOf(one.user()));
  }

  /** Sends a request as a connection of the caller, and returns the outcome. */
  public Outcome ask(Caller caller, ScrpRequest request) {
    return await(start(caller, request));
  }

  /** Sends a request without waiting for the outcome. */
  public Future<Outcome> start(Caller caller, ScrpRequest request) {
    Origin origin = new Origin(caller.connection(), "127.0.0.1", null, "tcp", 0, null);
    ServiceCall call = new ServiceCall(request.method(), request, origin, caller);
    Promise<Outcome> outcome = Promise.promise();
    var pending = new PendingCall(call, outcome, Long.MAX_VALUE);
    vertx.eventBus().send(Bus.address(request.method(), 0), pending);
    return outcome.future();
  }

  /** Sends a request that must succeed. */
  public <T extends ScrpResponse> T ok(Caller caller, ScrpRequest request, Class<T> type) {
    Outcome outcome = ask(caller, request);
    assertEquals(ErrorCode.SUCCESS, outcome.err(), request.method().name());
    return type.cast(outcome.body());
  }

  /** Sends a request that must succeed. */
  public void ok(Caller caller, ScrpRequest request) {
    ok(caller, request, ScrpResponse.class);
  }

  public ErrorCode err(Caller caller, ScrpRequest request) {
    return ask(caller, request).err();
  }

  /** Does something on the event loop. */
  public <T> T onLoop(Supplier<Future<T>> action) {
    Promise<T> done = Promise.promise();
    context.runOnContext(v -> action.get().onComplete(done));
    return await(done.future());
  }

  public Services services() {
    return services;
  }

  /** The whole log behind a position, as the user gets it. */
  public Page page(Caller user, ConversationKey conversation, long after) {
    return onLoop(() -> services.reader().read(user.user(), conversation, after, 1000, 1 << 20));
  }

  /** The pushes that the user gets from a log, the void ones left out. */
  public List<ScrpPush> pushes(Caller user, ConversationKey conversation) {
    Opening opening = opening(user, conversation);
    List<ScrpPush> pushes = new ArrayList<>();
    for (Delivery delivery : page(user, conversation, opening.delivered()).deliveries()) {
      if (delivery.push() != null && !delivery.origin().equals(user.connection())) {
        pushes.add(delivery.push());
      }
    }
    return pushes;
  }

  public Opening opening(Caller user, ConversationKey conversation) {
    return onLoop(() -> services.reader().open(user.user(), List.of(conversation))).get(0);
  }

  /** Moves a delivered mark, as the gateway does. */
  public void delivered(Caller user, ConversationKey conversation, long from, long to) {
    var marks =
        new DeliveredMarks(
            List.of(new DeliveredMarks.Advance(conversation, user.user(), from, to)));
    await(vertx.eventBus().request(Bus.address(Bus.MARKS_DELIVERED, 0), marks));
  }

  /** Begins to collect what is published on a channel. */
  public void subscribe(String channel) {
    Promise<Void> done = Promise.promise();
    services
        .subscriber()
        .context()
        .runOnContext(v -> services.subscriber().subscribe(channel).onComplete(done));
    await(done.future());
  }

  /** The next that was published; fails when nothing comes. */
  public Published nextPublished() {
    try {
      return Objects.requireNonNull(
          published.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS), "nothing was published");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The next that was published as an entry of a log. */
  public Published.Live nextLive() {
    return (Published.Live) nextPublished();
  }

  public @Nullable Published publishedAlready() {
    return published.poll();
  }

  public ConversationKey room(String roomId) {
    return ConversationKey.room(Reply.number(redis("GET", Directory.roomKey(roomId))));
  }

  /** Asks Redis directly. */
  public Response redis(String command, String... args) {
    Request request = Request.cmd(Command.create(command));
    for (String arg : args) {
      request.arg(arg);
    }
    return await(redis.send(request));
  }

  public static <T> T await(Future<T> future) {
    try {
      return future.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    await(services.close());
    await(vertx.close());
  }
}
