package chat.scrp.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What most people who set anything set: listeners, store, identity. */
final class MainSettings {
  static final SettingList LIST = new SettingList();

  static final Setting<Integer> TCP_PORT =
      LIST.add(
          "TCP_PORT",
          Kind.integer(0, 65_535),
          "42015",
          "Port of the TCP listener; 0 takes a free one.");
  static final Setting<Integer> HTTP_PORT =
      LIST.add(
          "HTTP_PORT",
          Kind.integer(0, 65_535),
          "8080",
          "Port of the web page and of the WebSocket; 0 takes a free one.");
  static final Setting<Integer> MANAGEMENT_PORT =
      LIST.add(
          "MANAGEMENT_PORT",
          Kind.integer(0, 65_535),
          "9090",
          "Port of /health/live, /health/ready, /metrics and the admin commands; 0 takes a free one.");
  static final Setting<String> MANAGEMENT_HOST =
      LIST.add(
          "MANAGEMENT_HOST",
          Kind.host(),
          "",
          "Address of the management port. Unset: 127.0.0.1, or SCRP_HOST where only this machine reaches that.");
  static final Setting<Optional<String>> MANAGEMENT_TOKEN =
      LIST.add(
          "MANAGEMENT_TOKEN",
          Kind.token(),
          "",
          "What ./scrp admin has to show; health and metrics need none. Unset: with the embedded Redis a new one at each start, in SCRP_DATA_DIR; else nobody can administer.");
  static final Setting<String> HOST =
      LIST.add(
          "HOST",
          Kind.host(),
          "",
          "Address to listen on. Unset: 127.0.0.1 with the embedded Redis, 0.0.0.0 with an external one.");
  static final Setting<Optional<String>> REDIS_URI =
      LIST.add(
          "REDIS_URI",
          Kind.redisUri(),
          "",
          "External Redis (6.2 or newer). Unset: an embedded one that keeps its data in SCRP_DATA_DIR.");
  static final Setting<Optional<Path>> REDIS_TLS_CA =
      LIST.add(
          "REDIS_TLS_CA",
          Kind.readableFile(),
          "",
          "PEM file with the certificates that sign that of a rediss:// Redis. Unset: those that Java trusts.");
  static final Setting<Path> DATA_DIR =
      LIST.add(
          "DATA_DIR",
          Kind.path(),
          "./data",
          "Directory of the embedded Redis, for its owner alone.");
  static final Setting<Optional<Path>> TLS_CERT =
      LIST.add(
          "TLS_CERT",
          Kind.readableFile(),
          "",
          "PEM file with the certificate chain. Together with SCRP_TLS_KEY: TCP and HTTP speak TLS only.");
  static final Setting<Optional<Path>> TLS_KEY =
      LIST.add(
          "TLS_KEY",
          Kind.readableFile(),
          "",
          "PEM file with the private key (PKCS#8) of SCRP_TLS_CERT.");
  static final Setting<List<String>> ALLOWED_ORIGINS =
      LIST.add(
          "ALLOWED_ORIGINS",
          Kind.origins(),
          "",
          "Further origins, separated by commas, whose pages may open a WebSocket; * allows all.");
  static final Setting<Boolean> RATE_LIMITS =
      LIST.add(
          "RATE_LIMITS",
          Kind.onOff(),
          "on",
          "Whether the rate of requests is limited. Off does not switch off the rule of wrong passwords.");
  static final Setting<String> SERVER_NICKNAME =
      LIST.add(
          "SERVER_NICKNAME", Kind.text(32), "SCRP Server", "Name of the server that clients see.");
  static final Setting<String> SERVER_DESCRIPTION =
      LIST.add(
          "SERVER_DESCRIPTION", Kind.text(256), "", "Description of the server that clients see.");
  static final Setting<OptionalInt> EVENT_LOOPS =
      LIST.add(
          "EVENT_LOOPS",
          Kind.optionalInteger(1, 1024),
          "",
          "Number of event loops. Unset: one per processor, at least 2.");
  static final Setting<LogFormat> LOG =
      LIST.add(
          "LOG",
          Kind.oneOf(LogFormat.class),
          "text",
          "How the log is written: lines for people, or one JSON object a line.");
  static final Setting<Boolean> LOG_REQUESTS =
      LIST.add(
          "LOG_REQUESTS",
          Kind.onOff(),
          "off",
          "Whether each request is logged: who, what, the error number and how long, never what it says.");
  static final Setting<LogLevel> LOG_LEVEL =
      LIST.add(
          "LOG_LEVEL", Kind.oneOf(LogLevel.class), "info", "How much is logged to standard error.");
  static final Setting<Duration> REDIS_CONNECT_TIMEOUT =
      LIST.add(
          "REDIS_CONNECT_TIMEOUT",
          Kind.duration(Duration.ofMillis(100), Duration.ofHours(1)),
          "10s",
          "How long the start waits for an external Redis.");
  static final Setting<Duration> REDIS_LOAD_TIMEOUT =
      LIST.add(
          "REDIS_LOAD_TIMEOUT",
          Kind.duration(Duration.ofSeconds(1), Duration.ofDays(1)),
          "10m",
          "How long the embedded Redis may read its file at the start.");

  private MainSettings() {}

  /** The number of event loops that is meant. */
  static int eventLoops(Values values) {
    int processors = Runtime.getRuntime().availableProcessors();
    return values.get(EVENT_LOOPS).orElse(Math.max(2, processors));
  }
}
