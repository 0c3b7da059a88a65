package chat.scrp.terminal;

import chat.scrp.client.ClientOptions;
import chat.scrp.client.ScrpClient;
import chat.scrp.protocol.response.GetTimeResponse;
import chat.scrp.terminal.chat.Chat;
import chat.scrp.terminal.chat.Linked;
import chat.scrp.terminal.chat.Loop;
import chat.scrp.terminal.command.Commands;
import chat.scrp.terminal.screen.Screen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Does everything once, with a server of a few lines and a terminal that nobody sees, so that the
 * classes which a start needs are known and the next one is fast.
 */
final class Rehearsal {
  private static final long PATIENCE_S = 20;

  private Rehearsal() {}

  static int run() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> answer(server), "rehearsal-server");
      answering.setDaemon(true);
      answering.start();
      Loop loop = new Loop();
      Linked linked = new Linked(loop);
      String address = "scrp://localhost:" + server.getLocalPort();
      ScrpClient client = ScrpClient.create(ClientOptions.of(address), linked);
      linked.subscribe(client);
      client.connect().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
      GetTimeResponse time =
          client.server().time().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
      paint(loop, linked, client);
      client.close().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
      return time.time() == 1 ? 0 : 1;
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      return 1;
    }
  }

  private static void paint(Loop loop, Linked linked, ScrpClient client) throws IOException {
    try (Terminal terminal =
        TerminalBuilder.builder()
            .system(false)
            .type("xterm-256color")
            .streams(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream())
            .build()) {
      Screen screen = new Screen(terminal, loop, true, "rehearsal");
      Chat chat = new Chat(loop, client, screen, "nobody");
      linked.start(chat);
      screen.begin(chat);
      Commands.run(chat, "/help");
      screen.settled();
      screen.end();
    }
  }

  /** Answers every request as if it were GET_TIME. */
  private static void answer(ServerSocket server) {
    try (Socket socket = server.accept();
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
      int requests = 0;
      while (true) {
        in.readNBytes(in.readInt());
        requests++;
        String answer = "{\"resp_id\":" + requests + ",\"err\":900,\"time\":1}";
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
      }
    } catch (IOException e) {
      // The rehearsal is over.
    }
  }
}
