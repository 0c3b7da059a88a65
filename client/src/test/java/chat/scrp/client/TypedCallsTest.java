package chat.scrp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.client.FakeServer.Peer;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.model.RoomAccess;
import chat.scrp.protocol.model.RoomHistory;
import chat.scrp.protocol.model.Target;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** There is a typed call for every method of the protocol. */
@Timeout(60)
class TypedCallsTest {
  private static final Map<Class<?>, Object> SAMPLES =
      Map.of(
          String.class,
          "a_value",
          int.class,
          7,
          long.class,
          7L,
          Target.class,
          Target.room("attic"),
          RoomAccess.class,
          RoomAccess.PUBLIC,
          RoomHistory.class,
          RoomHistory.SINCE_ENTERING);

  /** The client itself makes these: logIn and connect with a session, and after every push. */
  private static final Set<Method> OF_THE_CLIENT =
      EnumSet.of(Method.LOG_IN, Method.RESUME_SESSION, Method.ACK_PUSH);

  @Test
  void coverEveryMethod() throws Exception {
    try (FakeServer server = new FakeServer()) {
      ClientOptions options = ClientOptions.of("scrp://127.0.0.1:" + server.port());
      ScrpClient client = ScrpClient.create(options, new ScrpListener() {});
      client.connect().toCompletableFuture().get(10, TimeUnit.SECONDS);
      Peer peer = server.peer();
      Set<Method> asked = EnumSet.copyOf(OF_THE_CLIENT);
      for (Object calls :
          List.of(
              client.account(),
              client.people(),
              client.rooms(),
              client.messages(),
              client.server())) {
        for (java.lang.reflect.Method call : calls.getClass().getDeclaredMethods()) {
          if (Modifier.isPublic(call.getModifiers()) && !call.isSynthetic()) {
            call.invoke(calls, samples(call));
            asked.add(peer.request().request().method());
          }
        }
      }
      client.close().toCompletableFuture().get(10, TimeUnit.SECONDS);
      assertEquals(EnumSet.allOf(Method.class), asked);
    }
  }

  private static Object[] samples(java.lang.reflect.Method call) {
    Object[] samples =
        Arrays.stream(call.getParameters())
            .map(p -> p.getName().equals("reaction") ? "👍" : SAMPLES.get(p.getType()))
            .toArray();
    assertTrue(!Arrays.asList(samples).contains(null), "a sample for every parameter of " + call);
    return samples;
  }
}
