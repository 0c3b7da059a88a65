package chat.scrp.systemtests.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Two replicas on one Redis for all tests of a class. After each test its casts are closed, and no
 * replica may have printed a stack trace.
 */
public final class TwoReplicas implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private final Supplier<Map<String, String>> environment;
  private final List<Cast> casts = new ArrayList<>();
  private final List<ServerProcess> replicas = new ArrayList<>();

  /**
   * @param environment asked for once, when they start: the Redis runs by then
   */
  public TwoReplicas(Supplier<Map<String, String>> environment) {
    this.environment = environment;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Map<String, String> of = environment.get();
    replicas.add(ServerProcess.start(of));
    replicas.add(ServerProcess.start(of));
  }

  public ServerProcess left() {
    return replicas.get(0);
  }

  public ServerProcess right() {
    return replicas.get(1);
  }

  /** People of one test on the first replica. */
  public Cast castLeft(Transport transport) {
    return cast(left(), transport);
  }

  /** People of one test on the second replica. */
  public Cast castRight(Transport transport) {
    return cast(right(), transport);
  }

  private Cast cast(ServerProcess server, Transport transport) {
    Cast cast = new Cast(server, transport);
    casts.add(cast);
    return cast;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<Cast> gone = List.copyOf(casts);
    casts.clear();
    gone.forEach(Cast::close);
    List<String> traces = new ArrayList<>();
    replicas.forEach(replica -> traces.addAll(replica.newStackTraces()));
    if (!traces.isEmpty()) {
      throw new AssertionError("a replica printed\n" + String.join("\n", traces));
    }
  }

  /** Stops both; at the end of the class, if nobody did before. */
  public void close() {
    replicas.forEach(ServerProcess::close);
    // A test that failed may run again, with the class and what it keeps as they are.
    replicas.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }
}
