package chat.scrp.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.logging.LogManager;

/** {@code scrp chat}: a client for people and scripts in a terminal. */
public final class Main {
  private Main() {}

  /** Chats, and ends the process with 0, with 1 where it failed, with 2 where it was misused. */
  public static void main(String[] words) {
    // Nothing but the chat itself is written to the terminal.
    LogManager.getLogManager().reset();
    // The names that this machine knows, without a resolver of its own.
    System.setProperty("vertx.disableDnsResolver", "true");
    PrintStream out = Encoding.stream(System.out);
    PrintStream errors = Encoding.stream(System.err);
    System.exit(run(words, out, errors));
  }

  private static int run(String[] words, PrintStream out, PrintStream errors) {
    try {
      if (words.length == 1 && words[0].equals("--rehearse")) {
        return Rehearsal.run();
      }
      Arguments arguments = Arguments.parse(List.of(words), System.getenv("NO_COLOR") != null);
      if (arguments.help()) {
        out.println(Arguments.USAGE);
        return 0;
      }
      return new Program(arguments, out, errors).run();
    } catch (UsageException | IllegalArgumentException e) {
      errors.println("scrp chat: " + e.getMessage() + " (--help says more)");
      return 2;
    } catch (FailureException e) {
      errors.println(e.getMessage());
    } catch (IOException e) {
      errors.println("The terminal cannot be used: " + e.getMessage());
    } catch (InterruptedException e) {
      errors.println("Interrupted");
    }
    return 1;
  }
}
