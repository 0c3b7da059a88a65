package chat.scrp.systemtests.harness;

import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One server for all test classes that do not break it. After each test it has to be alive, and to
 * have printed no stack trace.
 */
public final class SharedServer implements BeforeAllCallback, AfterEachCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(SharedServer.class);

  /** Stops the server when the last test class is done. */
  private record Holder(TestStore store, ServerProcess server) implements AutoCloseable {
    static Holder start() {
      TestStore store = TestStore.start();
      ServerProcess server = ServerProcess.start(store.environment());
      store.failOver();
      server.awaitReady();
      return new Holder(store, server);
    }

    @Override
    public void close() {
      server.close();
      store.close();
    }
  }

  private static ServerProcess server(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("server", key -> Holder.start(), Holder.class)
        .server();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    server(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    ServerProcess server = server(context);
    if (!server.running()) {
      throw new AssertionError("the server has died:\n" + server.outputText());
    }
    List<String> traces = server.newStackTraces();
    if (!traces.isEmpty()) {
      throw new AssertionError("the server printed\n" + String.join("\n", traces));
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ServerProcess.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return server(context);
  }
}
