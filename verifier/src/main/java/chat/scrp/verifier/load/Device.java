package chat.scrp.verifier.load;

import chat.scrp.client.ClientOptions;
import chat.scrp.client.ClientState;
import chat.scrp.client.SavedSession;
import chat.scrp.client.ScrpClient;
import chat.scrp.client.ScrpListener;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.ServerFrame;
import chat.scrp.protocol.model.LogOffReason;
import chat.scrp.protocol.request.SignUp;
import chat.scrp.verifier.history.EventKind;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A program of a user: the client library, which comes back after every loss, on any replica, and
 * resumes its session. The device logs in anew where there is no session, and begins with another
 * client where the user has another session than the client knows.
 */
final class Device {
  private static final Duration ANSWER = Duration.ofSeconds(9);

  /** Short, so that a server that is there again is also made use of. */
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(1_500);

  private final Scene scene;
  private final Person person;
  private final ClientOptions options;
  private @Nullable Program program;
  private boolean wanted;

  Device(Scene scene, Person person, Transport transport) {
    this.scene = scene;
    this.person = person;
    options =
        scene
            .addresses(transport)
            .withRequestTimeout(ANSWER)
            .withLongestPause(LONGEST_PAUSE)
            .withPushAck(person.profile().pushAck());
  }

  /** Whether it is logged in. */
  boolean isLive() {
    return program != null && program.live;
  }

  /** Keeps itself connected from now on. */
  void start() {
    if (!wanted) {
      wanted = true;
      begin();
    }
  }

  /** Goes away and stays away until {@link #start}. */
  void stop() {
    wanted = false;
    end();
  }

  /** Hangs up; comes back by itself. */
  void hangUp() {
    if (program != null) {
      program.client.reconnect();
    }
  }

  /** Goes away and comes back with another client, which knows the session of the user only. */
  void beginAnew() {
    end();
    scene.loop.after(scene.between(100, 1_500), this::begin);
  }

  /** Reads slowly for a while, or not at all. */
  void readSlowly(long millis) {
    if (program != null && scene.random.nextBoolean()) {
      program.recorder.stopReading(millis);
    } else if (program != null) {
      program.recorder.readSlowly(millis);
    }
  }

  /** Makes a request; the library repeats what may be repeated. */
  void ask(ScrpRequest request, Consumer<Answer> answer) {
    Program to = program;
    if (to == null) {
      answer.accept(Answer.of(null, new IllegalStateException("away")));
    } else {
      to.take(to.client.call(request), answer);
    }
  }

  /** Makes a request that nobody repeats. */
  void askOnce(ScrpRequest request, Consumer<Answer> answer) {
    Program to = program;
    if (to == null) {
      ask(request, answer);
    } else {
      to.take(to.client.callOnce(request), answer);
    }
  }

  /** Sends a message, which the library has to get through unless the device goes away. */
  void send(ScrpRequest message, Consumer<Answer> answer) {
    Program by = program;
    ask(
        message,
        got -> {
          if (by != null && by == program && !got.isDecided() && got.error() != Answer.TOO_MANY) {
            scene.history.note(EventKind.BROKEN, "the client gave up a message of " + person.id());
          }
          answer.accept(got);
        });
  }

  private void begin() {
    if (wanted && program == null) {
      program = new Program();
      program.connect();
    }
  }

  private void end() {
    Program ended = program;
    program = null;
    if (ended != null) {
      ended.offline();
      var unused = ended.client.close();
    }
  }

  /** One client of the library, from its first connection to its end. */
  private final class Program implements ScrpListener {
    private final Slowness slowness = new Slowness(scene.loop);
    private final Recorder recorder = new Recorder(scene, person.id(), slowness);
    private final ScrpClient client =
        ScrpClient.create(scene.loop.vertx(), options, this, recorder);
    private boolean live;
    private long losses;

    void connect() {
      if (person.profile().pushAck()) {
        client.pushes().subscribe(slowness);
      }
      SavedSession session = person.session(Device.this);
      var unused = session == null ? client.connect() : client.connect(session);
    }

    void take(CompletionStage<? extends ScrpResponse> call, Consumer<Answer> answer) {
      var unused = call.whenComplete((body, cause) -> answer.accept(Answer.of(body, cause)));
    }

    void offline() {
      if (live) {
        live = false;
        scene.counters.live.decrementAndGet();
      }
    }

    @Override
    public void onState(ClientState state) {
      if (program != this) {
        return;
      }
      if (state == ClientState.LOGGED_IN) {
        live = true;
        scene.counters.live.incrementAndGet();
        scene.counters.resumed.incrementAndGet();
        person.live(Device.this);
      } else if (state == ClientState.CONNECTED && live) {
        // The server logged it off: what comes next on this connection is another log-in.
        offline();
        client.reconnect();
      } else if (state == ClientState.CONNECTED) {
        logIn();
      }
    }

    @Override
    public void onSession(SavedSession session) {
      if (program == this) {
        person.session(Device.this, session);
      }
    }

    @Override
    public void onLoggedOff(LogOffReason reason) {
      person.forget(Device.this);
    }

    @Override
    public void onConnectionLost(String why, @Nullable Duration retryIn) {
      losses++;
      offline();
      boolean stale = !Objects.equals(client.session(), person.session(Device.this));
      if (stale && program == this) {
        beginAnew();
      }
    }

    @Override
    public void onPush(ServerFrame.Push push) {
      ScrpPush known = push.push();
      if (known != null) {
        person.pushed(known);
      }
    }

    private void logIn() {
      String id = person.id();
      if (person.isSignedUp()) {
        take(client.logIn(id, Profile.PASSWORD), again(answer -> {}));
      } else {
        take(
            client.call(new SignUp(id, Profile.PASSWORD, id)),
            again(
                answer -> {
                  person.signedUp();
                  logIn();
                }));
      }
    }

    /** Logs in again after a failure, while the connection is the same. */
    private Consumer<Answer> again(Consumer<Answer> done) {
      long at = losses;
      return answer -> {
        if (answer.isDone() || answer.error() == Answer.TAKEN) {
          done.accept(answer);
        } else {
          scene.loop.after(
              answer.pause(scene.between(300, 1_000)),
              () -> {
                if (program == this && at == losses && !live) {
                  logIn();
                }
              });
        }
      };
    }
  }
}
