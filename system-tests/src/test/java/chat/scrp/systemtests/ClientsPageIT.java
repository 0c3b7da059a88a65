package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Tools;
import chat.scrp.systemtests.harness.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The programs on the page for authors of clients do what the page says. */
@Timeout(240)
class ClientsPageIT {
  private static final Path PAGE = Path.of("../docs/clients.md");
  @TempDir Path folder;

  private static String programs(String language) throws IOException {
    Matcher blocks =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    List<String> programs = new ArrayList<>();
    while (blocks.find()) {
      programs.add(blocks.group(1));
    }
    return String.join("\n", programs);
  }

  /** A server whose port is the same after it was started again. */
  private static ServerProcess server() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return ServerProcess.prepare(Map.of("SCRP_TCP_PORT", "" + free.getLocalPort()));
    }
  }

  @Test
  void thePythonClientAnswersAndComesBackWhenTheServerWasKilled() throws Exception {
    Path program = Files.writeString(folder.resolve("client.py"), programs("python"));
    try (ServerProcess server = server();
        Cast cast = new Cast(server, Transport.TCP)) {
      server.start();
      Client ann = cast.user("ann");
      Client bot = cast.user("bot");
      cast.befriend(ann, bot);
      bot.close();
      String port = Integer.toString(server.tcpPort());
      Process process =
          new ProcessBuilder(
                  Tools.require("python3", "python3").toString(),
                  program.toString(),
                  "localhost",
                  port,
                  bot.id,
                  Cast.PASSWORD)
              .redirectErrorStream(true)
              .start();
      try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
        assertEquals("ready", output.readLine());
        ann.tell(bot, "ping");
        assertEquals("pong", ann.push("NEW_PRIVATE_MESSAGE").path("text").asText());
        assertEquals(ann.id + " 1 ping", output.readLine());

        server.kill();
        server.start();
        Client again = cast.logIn(ann.id);
        again.tell(bot, "ping");
        // A crash repeats what was not yet noted as delivered.
        JsonNode push = again.anyPush();
        while (push.path("seq").asInt() < 4) {
          push = again.anyPush();
        }
        assertEquals("pong", push.path("text").asText());
      } finally {
        process.destroy();
      }
    }
  }

  @Test
  void theFramingInCSpeaksToTheServer() throws Exception {
    Tools.require("cc", "gcc libc6-dev");
    String program =
        """
        #include <arpa/inet.h>
        #include <netdb.h>
        #include <stdint.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <sys/socket.h>
        %s
        int main(int count, char **words) {
          struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(atoi(words[count - 1]))};
          inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
          int s = socket(AF_INET, SOCK_STREAM, 0);
          if (connect(s, (struct sockaddr *)&to, sizeof to) != 0) return 1;
          FILE *stream = fdopen(s, "r+");
          setvbuf(stream, NULL, _IONBF, 0);
          if (!send_frame(stream, "{\\"req_id\\":1,\\"method\\":\\"GET_TIME\\"}")) return 2;
          char *json = receive_frame(stream);
          puts(json ? json : "nothing");
          return json == NULL;
        }
        """
            .formatted(programs("c"));
    Path source = Files.writeString(folder.resolve("client.c"), program);
    String binary = folder.resolve("client").toString();
    Process compiler =
        new ProcessBuilder("cc", "-D_GNU_SOURCE", "-Wall", "-Werror", "-o", binary, "" + source)
            .redirectErrorStream(true)
            .start();
    String complaints =
        new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, compiler.waitFor(), complaints);
    try (ServerProcess server = ServerProcess.start(Map.of())) {
      Process process = new ProcessBuilder(binary, "" + server.tcpPort()).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(said.startsWith("{\"resp_id\":1,\"err\":900,\"time\":"), said);
    }
  }
}
