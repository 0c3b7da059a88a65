package chat.scrp.terminal;

import chat.scrp.client.ScrpClient;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.terminal.chat.Errors;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Logs the user in, and signs up who is new. Passwords are read without being shown. */
final class SignIn {
  private static final int ATTEMPTS = 4;
  private static final long PATIENCE_S = 60;

  private final ScrpClient client;
  private final Arguments arguments;
  private final @Nullable Console console;

  SignIn(ScrpClient client, Arguments arguments, @Nullable Console console) {
    this.client = client;
    this.arguments = arguments;
    this.console = console;
  }

  /** Answers who is logged in. */
  String run() {
    await(client.server().introduce("scrp chat", version(), "Terminal client"));
    Path file = arguments.passwordFile();
    return file != null ? fromFile(file) : byAsking();
  }

  private static String version() {
    String version = SignIn.class.getPackage().getImplementationVersion();
    return version == null ? "1.0" : version;
  }

  private String fromFile(Path file) {
    String user = arguments.user();
    if (user == null) {
      throw new UsageException("--password-file needs --user");
    }
    String password = firstLine(file);
    if (arguments.signUp()) {
      signUpWhereNew(user, password);
    }
    await(client.logIn(user, password));
    return user;
  }

  private static String firstLine(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.isEmpty()) {
        throw new FailureException("There is no password in " + file);
      }
      return lines.get(0);
    } catch (IOException e) {
      throw new FailureException(
          "The password cannot be read from " + file + ": " + e.getMessage());
    }
  }

  private void signUpWhereNew(String user, String password) {
    try {
      wait(client.account().signUp(user, password, user));
    } catch (ExecutionException e) {
      if (!Errors.is(cause(e), ErrorCode.USER_ALREADY_EXISTS)) {
        throw new FailureException("Not signed up: " + Errors.words(cause(e)));
      }
    }
  }

  private String byAsking() {
    Console person = console;
    if (person == null) {
      throw new UsageException("there is no terminal to ask for the password: --password-file");
    }
    String given = arguments.user();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      String user = given != null ? given : ask(person, "Name (a new one signs you up)");
      String password = secret(person, "Password");
      try {
        wait(client.logIn(user, password));
        return user;
      } catch (ExecutionException e) {
        if (Errors.is(cause(e), ErrorCode.ID_PASSWORD_NOT_MATCH)
            && signUp(person, user, password)) {
          return user;
        }
        person.printf("%s%n", Errors.words(cause(e)));
      }
    }
    throw new FailureException("Too many attempts.");
  }

  /** Whether the user wanted to be signed up, and is logged in now. */
  private boolean signUp(Console person, String user, String password) {
    String answer =
        arguments.signUp()
            ? "y"
            : ask(person, "No such name, or not its password. Sign up as " + user + "? [y/N]");
    if (!answer.toLowerCase(java.util.Locale.ROOT).startsWith("y")) {
      return false;
    }
    if (!secret(person, "The password again").equals(password)) {
      person.printf("The two passwords are not the same.%n");
      return false;
    }
    String nickname = ask(person, "Your name for others [" + user + "]");
    try {
      wait(client.account().signUp(user, password, nickname.isBlank() ? user : nickname));
    } catch (ExecutionException e) {
      person.printf("Not signed up: %s%n", Errors.words(cause(e)));
      return false;
    }
    await(client.logIn(user, password));
    return true;
  }

  private static String ask(Console person, String question) {
    String answer = person.readLine("%s: ", question);
    if (answer == null) {
      throw new FailureException("");
    }
    return answer.strip();
  }

  private static String secret(Console person, String question) {
    char[] answer = person.readPassword("%s: ", question);
    if (answer == null) {
      throw new FailureException("");
    }
    return new String(answer);
  }

  private static void await(CompletionStage<?> stage) {
    try {
      wait(stage);
    } catch (ExecutionException e) {
      throw new FailureException("Not logged in: " + Errors.words(cause(e)));
    }
  }

  private static void wait(CompletionStage<?> stage) throws ExecutionException {
    try {
      stage.toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException("Interrupted");
    } catch (TimeoutException e) {
      throw new FailureException("The server does not answer.");
    }
  }

  private static Throwable cause(ExecutionException e) {
    Throwable cause = e.getCause();
    return cause == null ? e : cause;
  }
}
