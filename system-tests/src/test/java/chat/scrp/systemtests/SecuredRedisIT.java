package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.services.testing.RealRedis;
import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.RestrictedRedis;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.TestCertificate;
import chat.scrp.systemtests.harness.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Redis that speaks TLS and lets in one user of its access list, who may do only what is needed.
 */
class SecuredRedisIT {
  @TempDir static Path directory;
  private static RealRedis redis = new RealRedis();
  private static TestCertificate certificate;
  private static int tlsPort;

  @BeforeAll
  static void start() throws Exception {
    certificate = TestCertificate.create(directory);
    tlsPort = freePort();
    redis =
        new RealRedis(
            "--tls-port",
            String.valueOf(tlsPort),
            "--tls-cert-file",
            certificate.certificate().toString(),
            "--tls-key-file",
            certificate.key().toString(),
            "--tls-ca-cert-file",
            certificate.certificate().toString(),
            "--tls-auth-clients",
            "no");
    redis.start();
    redis.command("ACL SETUSER chat on >pass:w@rd " + RestrictedRedis.rules("scrp"));
    redis.command("ACL SETUSER weak on >weak ~* &* +@read");
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @Test
  void servesWithAUserThatMayDoOnlyWhatIsNeeded() {
    try (ServerProcess server =
            ServerProcess.start(
                Map.of(
                    "SCRP_REDIS_URI",
                    "rediss://chat:pass%3Aw%40rd@localhost:" + tlsPort,
                    "SCRP_REDIS_TLS_CA",
                    certificate.certificate().toString()));
        Cast cast = new Cast(server, Transport.TCP)) {
      // Given
      Client one = cast.user("one");
      Client two = cast.user("two");
      String room = cast.room(one, two);

      // When
      redis.command("CLIENT KILL TYPE normal");
      redis.command("CLIENT KILL TYPE pubsub");
      server.awaitReady();
      one.say(room, "secret");

      // Then
      assertEquals("secret", two.push("NEW_ROOM_MESSAGE").path("text").asText());
      assertEquals("fsync", one.ok("GET_SERVER_INFO").path("durability").asText());
      assertFalse(server.outputText().contains("w@rd"), server::outputText);
      assertEquals("", server.newStackTraces().stream().findFirst().orElse(""));
    }
  }

  @Test
  void promisesNoMoreThanItCanSee() {
    redis.command("ACL SETUSER blind on >blind " + RestrictedRedis.rules("scrp") + " -config");
    try (ServerProcess server =
            ServerProcess.start(
                Map.of("SCRP_REDIS_URI", "redis://blind:blind@127.0.0.1:" + redis.port()));
        Cast cast = new Cast(server, Transport.TCP)) {
      assertEquals("everysec", cast.user("one").ok("GET_SERVER_INFO").path("durability").asText());
    }
  }

  @Test
  void refusesACertificateThatNobodyTrusts() {
    String said = refused("rediss://chat:pass%3Aw%40rd@localhost:" + tlsPort);

    assertTrue(said.contains("cannot be used"), said);
    assertTrue(said.contains("SCRP_REDIS_TLS_CA"), said);
  }

  @Test
  void saysWhenTheUserMayNotDoEnoughOrThePasswordIsWrong() {
    assertTrue(refused("redis://weak:weak@127.0.0.1:" + redis.port()).contains("NOPERM"));
    String wrong = refused("redis://chat:hunter2@127.0.0.1:" + redis.port());
    assertTrue(wrong.contains("WRONGPASS"), wrong);
    assertFalse(wrong.contains("hunter2"), wrong);
  }

  private static String refused(String uri) {
    try (ServerProcess server =
        ServerProcess.prepare(Map.of("SCRP_REDIS_URI", uri, "SCRP_REDIS_CONNECT_TIMEOUT", "15s"))) {
      server.launch();
      int status = server.awaitExit(Duration.ofMinutes(1));
      assertEquals(1, status, server::outputText);
      return server.outputText();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
