package chat.scrp.server.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.gateway.management.Diagnosis;
import chat.scrp.protocol.Codec;
import chat.scrp.services.admin.AdminReplies.Stats;
import chat.scrp.services.redis.RedisAddress;
import chat.scrp.services.redis.RedisFacts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A good installation, and beside it one for each thing that can be wrong without a network. */
class ChecksTest {
  private static final long NOW = 1_790_000_000_000L;
  private static final String DIAGNOSIS =
      """
      {"java":"17.0.9","time_ms":1790000000000,"schema":1,"host":"0.0.0.0","tcp_port":42015,
       "http_port":8080,"management_host":"127.0.0.1","management_port":9090,"tls":true,
       "proxied":false,"proxy_protocol":false,"proxy_itself":false,"trusts_everybody":false,
       "limits_nobody":false,"argon2_memory_kib":19456,"argon2_iterations":2,"allowed_origins":[],"rate_limits":true,"connections":1000,"guests":500,
       "connections_per_address":100,"guests_per_address":50,"silence_ms":30000,"open_files":40,
       "max_files":65536,"redis_up":true,"canary_age_ms":900,"on_disk":true,
       "data_directory":"/data","free_bytes":90000000000,"total_bytes":100000000000}
      """;
  private static final String STATS =
      """
      {"replicas":[{"replica":"a","version":"1.0.0","started":1},
                   {"replica":"b","version":"1.0.0","started":1}]}
      """;
  private static final Map<String, String> SAFE =
      Map.of("appendonly", "yes", "appendfsync", "always", "maxmemory-policy", "noeviction");

  private static Patient patient(String diagnosis, String stats) {
    Endpoint nowhere = new Endpoint("127.0.0.1", 1, false, false);
    return new Patient(
        nowhere,
        nowhere,
        nowhere,
        decode(diagnosis, Diagnosis.class),
        NOW,
        decode(stats, Stats.class),
        RedisAddress.parse("rediss://chat:pass@redis.example.invalid:6379"),
        facts("7.2.4", SAFE, false, false, 0),
        "",
        false);
  }

  private static RedisFacts facts(
      String version, Map<String, String> settings, boolean administers, boolean open, long late) {
    return new RedisFacts(version, NOW + late, NOW, settings, administers, open, 1);
  }

  private static <T> T decode(String json, Class<T> type) {
    return Codec.decode(json.getBytes(StandardCharsets.UTF_8), type);
  }

  private static List<Finding> look(Patient patient) {
    List<Finding> findings = new ArrayList<>(StoreChecks.of(patient));
    findings.addAll(LimitChecks.of(patient));
    findings.addAll(SettingChecks.of(patient));
    findings.addAll(ClusterChecks.of(patient));
    return findings;
  }

  private static List<String> wrong(Patient patient) {
    return look(patient).stream()
        .filter(one -> one.mark() == Finding.Mark.BAD)
        .map(Finding::item)
        .toList();
  }

  @Test
  void findsNothingWrongWithAGoodOne() {
    List<Finding> findings = look(patient(DIAGNOSIS, STATS));

    for (Finding one : findings) {
      assertEquals(Finding.Mark.GOOD, one.mark(), one::toString);
    }
    assertEquals(16, findings.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "rate_limits":true           | "rate_limits":false            | rate limits
          "guests":500                 | "guests":1000                  | guests
          "guests_per_address":50      | "guests_per_address":500       | guests
          "silence_ms":30000           | "silence_ms":90000             | guests
          "max_files":65536            | "max_files":1024               | file limit
          "free_bytes":90000000000     | "free_bytes":900000000         | disk space
          "free_bytes":90000000000     | "free_bytes":4000000000        | disk space
          "canary_age_ms":900          | "canary_age_ms":60000          | publishes
          "redis_up":true              | "redis_up":false               | publishes
          "time_ms":1790000000000      | "time_ms":1790000009000        | clocks
          "schema":1                   | "schema":2                     | store schema
          "argon2_memory_kib":19456    | "argon2_memory_kib":19455      | password hashes
          "argon2_iterations":2        | "argon2_iterations":1          | password hashes
          "trusts_everybody":false     | "trusts_everybody":true        | trusted addresses
          "limits_nobody":false        | "limits_nobody":true           | trusted addresses
          """)
  void findsWhatIsWrongWithTheServer(String good, String bad, String item) {
    assertTrue(DIAGNOSIS.contains(good));

    assertEquals(List.of(item), wrong(patient(DIAGNOSIS.replace(good, bad), STATS)));
  }

  @Test
  void findsReplicasOfDifferentVersions() {
    String mixed = STATS.replaceFirst("1\\.0\\.0", "0.9.0");

    assertEquals(List.of("versions"), wrong(patient(DIAGNOSIS, mixed)));
  }

  @ParameterizedTest
  @CsvSource({
    "6.0.1, yes, always, noeviction, false, false, 0, redis",
    "7.2.4, no, always, noeviction, false, false, 0, redis persistence",
    "7.2.4, yes, everysec, noeviction, false, false, 0, redis persistence",
    "7.2.4, yes, always, allkeys-lru, false, false, 0, redis eviction",
    "7.2.4, yes, always, noeviction, true, false, 0, redis rights",
    "7.2.4, yes, always, noeviction, false, true, 0, redis password",
    "7.2.4, yes, always, noeviction, false, false, 5000, clocks",
  })
  void findsWhatIsWrongWithRedis(
      String version,
      String only,
      String fsync,
      String policy,
      boolean administers,
      boolean open,
      long late,
      String item) {
    Map<String, String> settings =
        Map.of("appendonly", only, "appendfsync", fsync, "maxmemory-policy", policy);
    Patient good = patient(DIAGNOSIS, STATS);

    assertEquals(
        List.of(item), wrong(good.with(facts(version, settings, administers, open, late), "")));
  }

  @Test
  void findsARedisThatIsSpokenToInClearTextOrNotAtAll() {
    Patient good = patient(DIAGNOSIS, STATS);
    Patient clear =
        new Patient(
            good.management(),
            good.http(),
            good.tcp(),
            good.diagnosis(),
            NOW,
            good.stats(),
            RedisAddress.parse("redis://redis.example.invalid"),
            good.facts(),
            "",
            false);

    assertEquals(List.of("redis tls"), wrong(clear));
    assertEquals(List.of("redis"), wrong(good.with(null, "it does not answer")));
  }

  @Test
  void aUserWhoMayNotAskIsNoFault() {
    Patient careful =
        patient(DIAGNOSIS.replace("\"on_disk\":true", "\"on_disk\":false"), STATS)
            .with(facts("7.2.4", Map.of(), false, false, 0), "");

    assertEquals(List.of(), wrong(careful));
  }

  @Test
  void saysItInAsciiToo() {
    Report report = new Report(look(patient(DIAGNOSIS.replace("65536", "1024"), STATS)));

    String plain = report.text(false);

    assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(plain), plain);
    assertTrue(plain.contains("\n[!!] file limit "), plain);
    assertTrue(report.text(true).contains("\n✘ file limit "));
    assertTrue(plain.endsWith("1 to be looked after.\n"), plain);
    assertEquals(1, report.status());
    assertFalse(report.json().contains("\"ok\":null"), report.json());
  }
}
