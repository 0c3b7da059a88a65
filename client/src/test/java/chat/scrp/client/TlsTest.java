package chat.scrp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.DecodedRequest;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.framing.FrameDecoder;
import chat.scrp.protocol.framing.Framing;
import chat.scrp.protocol.request.GetTime;
import chat.scrp.protocol.response.GetTimeResponse;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client checks who the server is. */
@Timeout(60)
class TlsTest {
  @TempDir private static Path folder;

  private static Vertx vertx;
  private static int tcpPort;
  private static int httpPort;

  @BeforeAll
  static void start() throws Exception {
    vertx = Vertx.vertx();
    keytool(
        List.of(
            "-genkeypair",
            "-alias",
            "scrp",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost",
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-keystore",
            key(),
            "-storepass",
            "changeit"));
    keytool(
        List.of(
            "-exportcert",
            "-rfc",
            "-alias",
            "scrp",
            "-keystore",
            key(),
            "-storepass",
            "changeit",
            "-file",
            certificate().toString()));
    PfxOptions key = new PfxOptions().setPath(key()).setPassword("changeit");
    NetServerOptions tcp = new NetServerOptions().setHost("localhost").setPort(0).setSsl(true);
    tcp.setKeyCertOptions(key);
    tcpPort =
        await(
                vertx
                    .createNetServer(tcp)
                    .connectHandler(TlsTest::answerTcp)
                    .listen()
                    .toCompletionStage())
            .actualPort();
    HttpServerOptions http = new HttpServerOptions().setHost("localhost").setPort(0).setSsl(true);
    http.setKeyCertOptions(key).addWebSocketSubProtocol("scrp");
    httpPort =
        await(
                vertx
                    .createHttpServer(http)
                    .webSocketHandler(
                        socket ->
                            socket.textMessageHandler(
                                text -> {
                                  byte[] answer = answer(text.getBytes(StandardCharsets.UTF_8));
                                  var unused =
                                      socket.writeTextMessage(
                                          new String(answer, StandardCharsets.UTF_8));
                                }))
                    .listen()
                    .toCompletionStage())
            .actualPort();
  }

  @AfterAll
  static void stop() throws Exception {
    await(vertx.close().toCompletionStage());
  }

  @Test
  void trustsTheGivenCertificateOverTcp() throws Exception {
    assertEquals(5, time(ClientOptions.of("scrps://localhost:" + tcpPort)));
  }

  @Test
  void trustsTheGivenCertificateInLineMode() throws Exception {
    assertEquals(5, time(ClientOptions.of("scrps+line://localhost:" + tcpPort)));
  }

  @Test
  void trustsTheGivenCertificateOverWebSocket() throws Exception {
    assertEquals(5, time(ClientOptions.of("wss://localhost:" + httpPort)));
  }

  @Test
  void refusesACertificateThatNobodyVouchesFor() {
    refuses(ClientOptions.of("scrps://localhost:" + tcpPort));
    refuses(ClientOptions.of("wss://localhost:" + httpPort));
  }

  @Test
  void refusesACertificateOfAnotherName() {
    refuses(ClientOptions.of("scrps://127.0.0.1:" + tcpPort).withTrustedCertificate(certificate()));
    refuses(ClientOptions.of("wss://127.0.0.1:" + httpPort).withTrustedCertificate(certificate()));
  }

  private static long time(ClientOptions options) throws Exception {
    ScrpClient client =
        ScrpClient.create(
            vertx,
            options.withTrustedCertificate(certificate()).withReconnect(false),
            new RecordingListener());
    await(client.connect());
    CompletionStage<GetTimeResponse> answer = client.call(new GetTime());
    long time = await(answer).time();
    await(client.close());
    return time;
  }

  private static void refuses(ClientOptions options) {
    ScrpClient client =
        ScrpClient.create(vertx, options.withReconnect(false), new RecordingListener());
    ExecutionException e = assertThrows(ExecutionException.class, () -> await(client.connect()));
    assertInstanceOf(NoAnswerException.class, e.getCause());
  }

  private static void answerTcp(NetSocket socket) {
    socket.handler(
        first -> {
          Decoding decoding = new Decoding(socket, Framing.detect(first.getByte(0)));
          socket.handler(bytes -> decoding.feed(bytes.getBytes()));
          decoding.feed(first.getBytes());
        });
  }

  /** Answers every request in the framing of the first byte. */
  private static final class Decoding implements FrameDecoder.Sink {
    private final NetSocket socket;
    private final Framing framing;
    private final FrameDecoder decoder;

    Decoding(NetSocket socket, Framing framing) {
      this.socket = socket;
      this.framing = framing;
      this.decoder = framing.decoder(Framing.MAX_REQUEST);
    }

    void feed(byte[] bytes) {
      decoder.feed(bytes, this);
    }

    @Override
    public void frame(byte[] frame) {
      var unused = socket.write(Buffer.buffer(framing.encode(answer(frame))));
    }

    @Override
    public void tooLong() {
      throw new AssertionError("a request is too long");
    }
  }

  private static byte[] answer(byte[] frame) {
    DecodedRequest request = Codec.decodeRequest(frame);
    return Codec.encodeResponse(request.reqId(), ErrorCode.SUCCESS, new GetTimeResponse(5));
  }

  private static String key() {
    return folder.resolve("key.p12").toString();
  }

  private static Path certificate() {
    return folder.resolve("cert.pem");
  }

  private static void keytool(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertEquals(0, process.waitFor());
  }

  private static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
