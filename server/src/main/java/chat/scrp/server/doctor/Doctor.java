package chat.scrp.server.doctor;

import chat.scrp.gateway.management.Diagnosis;
import chat.scrp.server.admin.AdminClient;
import chat.scrp.server.admin.AdminException;
import chat.scrp.server.admin.Words;
import chat.scrp.server.config.Configuration;
import chat.scrp.server.config.ServerConfig;
import chat.scrp.server.redis.EmbeddedRedis;
import chat.scrp.services.admin.AdminArguments;
import chat.scrp.services.admin.AdminReplies.Stats;
import chat.scrp.services.redis.RedisAddress;
import chat.scrp.services.redis.RedisExamination;
import chat.scrp.services.redis.RedisFacts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at a running installation as strangers, operators and the server itself see it. */
public final class Doctor {
  private static final Set<String> OPTIONS =
      Set.of("--url", "--http", "--tcp", "--redis", "--token-file");
  private static final Set<String> SWITCHES = Set.of("--json", "--help", "-h");
  private static final AdminArguments NOTHING =
      new AdminArguments(null, null, null, false, null, null, null, null);
  private static final long PATIENCE_SECONDS = 15;
  private static final int CANNOT_LOOK = 2;

  private final Words words;
  private final ServerConfig config;
  private final AdminClient client;
  private final Vertx vertx;

  private Doctor(Words words, ServerConfig config, Vertx vertx) {
    this.words = words;
    this.config = config;
    this.vertx = vertx;
    client = AdminClient.of(config, words.option("--url"), words.option("--token-file"));
  }

  /**
   * What came of it.
   *
   * @param warnings about the settings that it was called with
   */
  public record Result(int status, String text, List<String> warnings) {}

  /**
   * Looks, and answers what to print and to end with: 0 all right, 1 something is not, 2 it could
   * not be looked at.
   *
   * @param arguments behind the word {@code doctor}
   * @param load makes a configuration of the settings among them
   * @param loops makes the event loops to ask Redis with
   * @param unicode whether the terminal shows more than ASCII
   */
  public static Result run(
      List<String> arguments,
      Function<Map<String, String>, Configuration> load,
      Supplier<Vertx> loops,
      boolean unicode) {
    Words words = Words.of(arguments, OPTIONS, SWITCHES);
    if (words.has("--help") || words.has("-h") || words.rest().contains("help")) {
      return new Result(0, DoctorHelp.TEXT, List.of());
    }
    if (!words.rest().isEmpty()) {
      throw AdminException.misused(
          "doctor " + words.rest().get(0) + ": unknown (see: scrp doctor --help)");
    }
    Probe.allowOldTls();
    Configuration configuration = load.apply(words.settings());
    List<String> warnings = warnings(words, configuration);
    Vertx vertx = loops.get();
    try {
      Report report = new Doctor(words, configuration.server(), vertx).look();
      return new Result(
          report.status(), words.has("--json") ? report.json() : report.text(unicode), warnings);
    } catch (AdminException e) {
      return new Result(CANNOT_LOOK, e.getMessage() + "\n", warnings);
    } finally {
      Future<Void> unused = vertx.close();
    }
  }

  private static List<String> warnings(Words words, Configuration configuration) {
    List<String> warnings = new ArrayList<>(configuration.warnings());
    if (words.option("--redis").orElse("").contains("@")) {
      warnings.add(
          "The password of --redis can be seen in the list of processes: use SCRP_REDIS_URI_FILE");
    }
    return warnings;
  }

  private Report look() {
    // The first request makes the connection, and would tell the time late.
    client.ask("diagnosis", NOTHING, Diagnosis.class);
    long before = System.currentTimeMillis();
    Diagnosis diagnosis = client.ask("diagnosis", NOTHING, Diagnosis.class);
    long asked = before + (System.currentTimeMillis() - before) / 2;
    Stats stats = client.ask("stats", NOTHING, Stats.class);
    Patient patient = examineRedis(patient(diagnosis, asked, stats));
    List<Finding> findings = new ArrayList<>();
    findings.addAll(StoreChecks.of(patient));
    findings.addAll(NetworkChecks.of(patient));
    findings.addAll(LimitChecks.of(patient));
    findings.addAll(SettingChecks.of(patient));
    findings.addAll(ClusterChecks.of(patient));
    return new Report(findings);
  }

  private Patient patient(Diagnosis now, long asked, Stats stats) {
    URI url = client.url();
    Endpoint http =
        words
            .option("--http")
            .map(Endpoint::ofUrl)
            .orElseGet(() -> Endpoint.bound(now.host(), now.httpPort(), now.tls()));
    Endpoint tcp =
        words
            .option("--tcp")
            .map(address -> Endpoint.ofAddress(address, now.tls()))
            .orElseGet(() -> ownTcp(now));
    int port = url.getPort() < 0 ? 80 : url.getPort();
    Endpoint management = Endpoint.bound(url.getHost(), port, "https".equals(url.getScheme()));
    return new Patient(
        management, http, tcp, now, asked, stats, redis(now), null, "", isContained());
  }

  /** Of the server itself, where a client, or else a proxy, would come in. */
  private static Endpoint ownTcp(Diagnosis now) {
    Endpoint bound = Endpoint.bound(now.host(), now.tcpPort(), now.tls());
    return now.proxyProtocol() ? bound.forProxies(now.proxyItself()) : bound;
  }

  /** As it is said here, else as the settings say, else the socket of the embedded one. */
  private @Nullable RedisAddress redis(Diagnosis now) {
    Optional<String> said = words.option("--redis").or(() -> config.store().external());
    try {
      if (said.isPresent()) {
        return RedisAddress.parse(said.get());
      }
    } catch (IllegalArgumentException e) {
      throw AdminException.misused("--redis: " + e.getMessage());
    }
    String data = now.dataDirectory();
    return data == null
        ? null
        : EmbeddedRedis.runningIn(Path.of(data))
            .map(socket -> RedisAddress.parse("unix://" + socket))
            .orElse(null);
  }

  private Patient examineRedis(Patient patient) {
    RedisAddress address = patient.redis();
    if (address == null) {
      return patient.with(null, "not seen from here: say --redis URI or SCRP_REDIS_URI_FILE");
    }
    try {
      RedisFacts facts =
          RedisExamination.of(vertx, config.servicesAt("redis://-").redis().withAddress(address))
              .await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return patient.with(facts, "");
    } catch (TimeoutException e) {
      return patient.with(null, address + " does not answer");
    } catch (RuntimeException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return patient.with(null, address + " cannot be used: " + why);
    }
  }

  private static boolean isContained() {
    return System.getenv("KUBERNETES_SERVICE_HOST") != null
        || Files.exists(Path.of("/.dockerenv"))
        || Files.exists(Path.of("/run/.containerenv"));
  }
}
