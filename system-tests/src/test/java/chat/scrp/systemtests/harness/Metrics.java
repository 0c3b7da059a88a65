package chat.scrp.systemtests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoublePredicate;

/** One look at what a server tells Prometheus. */
public final class Metrics {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final String text;
  private final Map<String, Double> values = new HashMap<>();

  private Metrics(String text) {
    this.text = text;
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              int space = line.lastIndexOf(' ');
              values.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
            });
  }

  /** What it tells now. */
  public static Metrics of(ServerProcess server) {
    return new Metrics(get(server.managementPort(), "/metrics").body());
  }

  /** Asks the management port for something. */
  public static HttpResponse<String> get(int port, String path) {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Wire.PATIENCE).build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Looks until a series is as it shall be. */
  public static void await(ServerProcess server, String series, DoublePredicate wanted) {
    long end = System.nanoTime() + Wire.PATIENCE.toNanos();
    double value = of(server).value(series);
    while (!wanted.test(value)) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError(series + " is still " + value);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      value = of(server).value(series);
    }
  }

  public String text() {
    return text;
  }

  /** The value of one series with its labels; 0 when it is not there. */
  public double value(String series) {
    return values.getOrDefault(series, 0.0);
  }

  /** By how much a series has grown. */
  public double more(String series, Metrics before) {
    return value(series) - before.value(series);
  }
}
