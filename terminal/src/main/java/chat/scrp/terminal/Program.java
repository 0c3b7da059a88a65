package chat.scrp.terminal;

import chat.scrp.client.ClientOptions;
import chat.scrp.client.ScrpClient;
import chat.scrp.terminal.chat.Chat;
import chat.scrp.terminal.chat.Item;
import chat.scrp.terminal.chat.Linked;
import chat.scrp.terminal.chat.Loop;
import chat.scrp.terminal.screen.Screen;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** One run, from the connection to the end. */
final class Program {
  private static final long CONNECT_S = 30;
  private static final long CLOSE_S = 2;

  private final Arguments arguments;
  private final PrintStream out;
  private final PrintStream errors;
  private final Loop loop = new Loop();
  private final Linked linked = new Linked(loop);
  private final @Nullable Console console = Consoles.terminal();

  Program(Arguments arguments, PrintStream out, PrintStream errors) {
    this.arguments = arguments;
    this.out = out;
    this.errors = errors;
  }

  int run() throws IOException, InterruptedException {
    ClientOptions options = ClientOptions.of(arguments.address()).withPushAck(true);
    if (arguments.trusted() != null) {
      options = options.withTrustedCertificate(arguments.trusted());
    }
    ScrpClient client = ScrpClient.create(options, linked);
    try {
      if (sendsOnly()) {
        client.pushes().subscribe(new Untaken());
      } else {
        linked.subscribe(client);
      }
      connect(client);
      String me = new SignIn(client, arguments, console).run();
      Terminal terminal = arguments.plain() ? null : wholeScreen();
      return terminal == null ? lines(client, me) : screen(terminal, client, me);
    } finally {
      close(client);
    }
  }

  private boolean sendsOnly() {
    return arguments.plain() && arguments.to() != null && !arguments.listen();
  }

  private void connect(ScrpClient client) throws InterruptedException {
    CompletableFuture<?> connected = client.connect().toCompletableFuture();
    try {
      CompletableFuture.anyOf(connected, linked.firstFailure()).get(CONNECT_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new FailureException("No connection to " + arguments.address() + ".");
    }
    if (!connected.isDone()) {
      throw new FailureException(
          "No connection to "
              + arguments.address()
              + ": "
              + linked.firstFailure().getNow("")
              + "\nIs the server running? ./scrp serve starts one here.");
    }
  }

  /** The terminal, or null where it can show lines only. */
  private @Nullable Terminal wholeScreen() throws IOException {
    if (console == null) {
      return null;
    }
    Terminal terminal =
        TerminalBuilder.builder()
            .system(true)
            .dumb(true)
            .encoding(Encoding.charset())
            .nativeSignals(true)
            .build();
    if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
      terminal.close();
      return null;
    }
    return terminal;
  }

  private int screen(Terminal terminal, ScrpClient client, String me)
      throws IOException, InterruptedException {
    try (terminal) {
      Screen screen = new Screen(terminal, loop, arguments.colours(), arguments.address());
      Chat chat = new Chat(loop, client, screen, me);
      linked.start(chat);
      return new ScreenChat(terminal, screen, loop).run(chat, arguments.to());
    }
  }

  private int lines(ScrpClient client, String me) throws InterruptedException {
    Lines view = new Lines(out, errors, arguments.plain() ? null : console);
    Chat chat = new Chat(loop, client, view, me);
    view.begin(chat);
    if (!sendsOnly()) {
      linked.start(chat);
    }
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, Encoding.charset()));
    boolean commands = !arguments.plain() || arguments.to() == null;
    if (!arguments.plain()) {
      view.line(chat.home(), Item.Kind.NOTE, "Hello " + me + "; /help.");
    }
    return new LineChat(chat, loop, input, arguments.to(), arguments.listen(), commands).run();
  }

  private static void close(ScrpClient client) throws InterruptedException {
    try {
      client.close().toCompletableFuture().get(CLOSE_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // The process ends anyway.
    }
  }
}
