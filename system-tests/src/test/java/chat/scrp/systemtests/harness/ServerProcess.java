package chat.scrp.systemtests.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The runnable jar as a process of its own, on free ports, with a data directory of its own. */
public final class ServerProcess implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);
  private static final Pattern TCP = Pattern.compile("TCP\\s+t(?:cp|ls)://\\S+:(\\d+)");
  private static final Pattern HTTP = Pattern.compile("Web page\\s+https?://[^\\s/]+:(\\d+)");
  private static final Pattern MANAGEMENT = Pattern.compile("Management\\s+http://\\S+:(\\d+)");
  private static final Pattern STACK_TRACE =
      Pattern.compile("^(\\s+at [\\w.$/]+\\(.*|Caused by: .*|.*\\w(Exception|Error)(: .*)?)$");

  private final Path data;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<String> output = new ArrayList<>();
  private final List<Thread> readers = new ArrayList<>();
  private @Nullable Process process;
  private int checked;
  private int tcpPort;
  private int httpPort;
  private int managementPort;

  private ServerProcess(Path data, Map<String, String> changes) {
    this.data = data;
    environment.put("SCRP_TCP_PORT", "0");
    environment.put("SCRP_HTTP_PORT", "0");
    environment.put("SCRP_MANAGEMENT_PORT", "0");
    environment.put("SCRP_HOST", "127.0.0.1");
    environment.put("SCRP_DATA_DIR", data.toString());
    environment.put("SCRP_ARGON2_MEMORY_KIB", "64");
    environment.put("SCRP_ARGON2_ITERATIONS", "1");
    environment.put("SCRP_RATE_LIMITS", "off");
    environment.putAll(changes);
  }

  /** Starts a server with its own empty data directory and waits until it listens. */
  public static ServerProcess start(Map<String, String> environment) {
    ServerProcess server = prepare(environment);
    server.start();
    return server;
  }

  /** A server that is not started yet. */
  public static ServerProcess prepare(Map<String, String> environment) {
    try {
      return new ServerProcess(Files.createTempDirectory("scrp-it"), environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it (again) on the same data, and waits until it listens. */
  public void start() {
    launch();
    tcpPort = awaitPort(TCP);
    httpPort = awaitPort(HTTP);
    managementPort = awaitPort(MANAGEMENT);
  }

  /** Starts the process without waiting for anything. */
  public void launch() {
    String jar = System.getProperty("server.jar", "../server/target/scrp-server.jar");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty("server.jvm", "-Xmx512m").split(" ")));
    command.addAll(List.of("-jar", Path.of(jar).toAbsolutePath().normalize().toString(), "serve"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("SCRP_"));
    builder.environment().putAll(environment);
    builder.directory(data.toFile());
    synchronized (output) {
      output.clear();
      checked = 0;
    }
    try {
      Process started = builder.start();
      process = started;
      readers.clear();
      collect(started.getInputStream());
      collect(started.getErrorStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void collect(InputStream stream) {
    Thread thread =
        new Thread(
            () -> {
              try (BufferedReader reader =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines().forEach(this::keep);
              } catch (IOException | UncheckedIOException e) {
                keep("(output ended)");
              }
            },
            "server-output");
    thread.setDaemon(true);
    thread.start();
    readers.add(thread);
  }

  private void keep(String line) {
    synchronized (output) {
      output.add(line);
      output.notifyAll();
    }
  }

  private int awaitPort(Pattern pattern) {
    return Integer.parseInt(awaitLine(pattern, START).group(1));
  }

  /** Waits for a line of the output (standard output or error) that contains the pattern. */
  public Matcher awaitLine(Pattern pattern, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    synchronized (output) {
      while (true) {
        for (String line : output) {
          Matcher matcher = pattern.matcher(line);
          if (matcher.find()) {
            return matcher;
          }
        }
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0 || !running()) {
          throw new AssertionError("no line with " + pattern + " in:\n" + outputText());
        }
        waitOnOutput(Math.min(left, 200));
      }
    }
  }

  private void waitOnOutput(long millis) {
    try {
      output.wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Waits until it says that it can serve. */
  public void awaitReady() {
    long deadline = System.nanoTime() + START.toNanos();
    while (!isReady()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not ready:\n" + outputText());
      }
      synchronized (output) {
        waitOnOutput(100);
      }
    }
  }

  /** Whether /health/ready says so now. */
  public boolean isReady() {
    URI uri = URI.create("http://127.0.0.1:" + managementPort + "/health/ready");
    try {
      HttpURLConnection asked = (HttpURLConnection) uri.toURL().openConnection();
      asked.setConnectTimeout(5000);
      asked.setReadTimeout(5000);
      return asked.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  public int tcpPort() {
    return tcpPort;
  }

  public int httpPort() {
    return httpPort;
  }

  public int managementPort() {
    return managementPort;
  }

  public Path data() {
    return data;
  }

  public boolean running() {
    Process current = process;
    return current != null && current.isAlive();
  }

  public long pid() {
    return current().pid();
  }

  private Process current() {
    Process current = process;
    if (current == null) {
      throw new IllegalStateException("not started");
    }
    return current;
  }

  /** kill -9, and waits until it is gone. */
  public void kill() {
    current().toHandle().destroyForcibly();
    awaitExit(Duration.ofSeconds(10));
  }

  /** SIGTERM, and waits until it is gone. */
  public int terminate() {
    // Process.destroy() would close the output, whose last lines are wanted.
    current().toHandle().destroy();
    return awaitExit(Duration.ofSeconds(30));
  }

  /** Sends a signal by name, e.g. STOP or CONT. */
  public void signal(String name) {
    signal(pid(), name);
  }

  /** Sends a signal to a process by its id. */
  public static void signal(long pid, String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the end of the process and returns its status. */
  public int awaitExit(Duration timeout) {
    try {
      if (!current().waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still running after " + timeout + ":\n" + outputText());
      }
      for (Thread reader : readers) {
        reader.join(2000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return current().exitValue();
  }

  /** The process id of the embedded Redis: the one child of the server that is not Java. */
  public long redisPid() {
    return current()
        .descendants()
        .filter(child -> child.info().command().orElse("").contains("redis"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no Redis under the server"))
        .pid();
  }

  public List<String> output() {
    synchronized (output) {
      return List.copyOf(output);
    }
  }

  public String outputText() {
    return String.join("\n", output());
  }

  /** The lines since the last call, from the first on that looks like a stack trace. */
  public List<String> newStackTraces() {
    synchronized (output) {
      List<String> fresh =
          List.copyOf(output.subList(Math.min(checked, output.size()), output.size()));
      checked = output.size();
      return traced(fresh) ? fresh : List.of();
    }
  }

  /** Whether there is a stack trace besides those that only say that the machine is too busy. */
  private static boolean traced(List<String> lines) {
    boolean busy = false;
    for (String line : lines) {
      busy = line.contains("Thread blocked") || (busy && line.matches("\\s+at .*"));
      if (!busy && STACK_TRACE.matcher(line).matches()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    Process current = process;
    if (current == null) {
      return;
    }
    List<ProcessHandle> children = current.descendants().toList();
    if (current.isAlive()) {
      current.destroy();
      try {
        if (!current.waitFor(25, TimeUnit.SECONDS)) {
          current.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        current.destroyForcibly();
      }
    }
    children.forEach(ProcessHandle::destroyForcibly);
    deleteData();
  }

  private void deleteData() {
    try (var paths = Files.walk(data)) {
      paths.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      keep("(data directory not deleted: " + e.getMessage() + ")");
    }
  }
}
