package chat.scrp.systemtests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Real terminals: programs in windows of a tmux of its own, keys that are pressed, what is shown.
 */
public final class Tmux implements BeforeAllCallback, AfterAllCallback {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private final String socket = "scrp-" + ProcessHandle.current().pid();
  private int windows;

  @Override
  public void beforeAll(ExtensionContext context) {
    Tools.require("tmux", "tmux");
  }

  @Override
  public void afterAll(ExtensionContext context) {
    run(List.of("tmux", "-L", socket, "kill-server"));
  }

  /** Starts a program in a terminal of this size. */
  public Window open(int columns, int rows, String terminal, List<String> command) {
    String name = "w" + ++windows;
    List<String> words = new ArrayList<>();
    words.addAll(List.of("tmux", "-L", socket, "-f", "/dev/null", "new-session", "-d", "-s", name));
    words.addAll(List.of("-x", "" + columns, "-y", "" + rows));
    StringBuilder line = new StringBuilder("LC_ALL=C.UTF-8 exec env TERM=" + terminal);
    command.forEach(word -> line.append(" '").append(word).append('\''));
    // What the program says at its end stays to be seen.
    words.add("sh -c \"" + line.toString().replace("exec ", "") + "; echo ENDED-$?; read end\"");
    Output output = run(words);
    if (output.status() != 0) {
      throw new AssertionError("tmux: " + output.text());
    }
    return new Window(name);
  }

  private record Output(int status, String text) {}

  private static Output run(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().remove("TMUX");
      Process process = builder.start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return new Output(process.exitValue(), text);
    } catch (IOException e) {
      return new Output(127, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }

  /** A terminal with a program in it. */
  public final class Window {
    private final String name;

    Window(String name) {
      this.name = name;
    }

    /** Presses keys, by their names. */
    public void press(String... keys) {
      List<String> words = new ArrayList<>(List.of("tmux", "-L", socket, "send-keys", "-t", name));
      words.addAll(Arrays.asList(keys));
      run(words);
    }

    /** Types a text and presses Enter. */
    public void type(String text) {
      run(List.of("tmux", "-L", socket, "send-keys", "-t", name, "-l", text));
      press("Enter");
    }

    /** Gives the terminal another size. */
    public void resize(int columns, int rows) {
      run(
          List.of(
              "tmux",
              "-L",
              socket,
              "resize-window",
              "-t",
              name,
              "-x",
              "" + columns,
              "-y",
              "" + rows));
    }

    /** What is on the screen. */
    public String screen() {
      return run(List.of("tmux", "-L", socket, "capture-pane", "-p", "-t", name)).text();
    }

    /** The lines of the screen. */
    public List<String> lines() {
      return List.of(screen().split("\n", -1));
    }

    /** What tmux knows of the window. */
    public String about(String format) {
      return run(List.of("tmux", "-L", socket, "display-message", "-p", "-t", name, format)).text();
    }

    /** Waits until a text is on the screen. */
    public String await(String text) {
      return await("'" + text + "'", screen -> screen.contains(text));
    }

    /** Waits until the screen is as it should be. */
    public String await(String what, Predicate<String> wanted) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      String screen = screen();
      while (!wanted.test(screen)) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("no " + what + " on the screen:\n" + screen);
        }
        screen = screen();
      }
      return screen;
    }
  }
}
