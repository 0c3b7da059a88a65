package chat.scrp.terminal;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the command line.
 *
 * @param server the address as it was given, or null
 * @param user the user to log in as, or null: ask
 * @param passwordFile where its password is, or null: ask
 * @param to the conversation to begin with, or to send to
 * @param plain lines in and out, for pipes and scripts
 * @param listen goes on when the input has ended
 * @param signUp signs the user up first, where there is none of this name
 * @param tls whether the server speaks TLS
 * @param trusted a PEM file with the certificate to trust, or null for those that Java trusts
 * @param colours whether colours may be used
 * @param help whether to say how it is used
 */
record Arguments(
    @Nullable String server,
    @Nullable String user,
    @Nullable Path passwordFile,
    @Nullable String to,
    boolean plain,
    boolean listen,
    boolean signUp,
    boolean tls,
    @Nullable Path trusted,
    boolean colours,
    boolean help) {

  static final String USAGE =
      """
      Usage: scrp chat [HOST[:PORT]] [options]

      Chat in this terminal, with the server of localhost:42015 when none is named.
      HOST may also be an address: scrp://, scrps:// (TLS), ws:// or wss://HOST[:PORT]/scrp.

        --user NAME            log in as NAME (else you are asked)
        --password-file FILE   read the password from the first line of FILE (else you are asked)
        --sign-up              sign NAME up first, where it is new
        --to #ROOM|USER        begin there; with --plain: send every line of the input there
        --plain                lines in, lines out: for pipes, scripts and screen readers
        --listen               with --plain: go on when the input has ended
        --tls                  speak TLS
        --ca FILE              trust the certificate in FILE (PEM) and no other
        --no-color             no colours (also with NO_COLOR set)
        --help                 this

      Send from a script:      echo hello | scrp chat --plain --user ann --password-file f --to bob
      Follow from a script:    scrp chat --plain --listen --user ann --password-file f </dev/null
      Inside, /help shows what can be typed.""";

  static Arguments parse(List<String> words, boolean noColor) {
    return new Parser(words, noColor).parse();
  }

  /** The address of the server. */
  String address() {
    String given = server == null ? "localhost" : server;
    boolean whole = given.contains("://");
    return whole ? given : (tls ? "scrps://" : "scrp://") + given;
  }

  private static final class Parser {
    private final Deque<String> words;
    private @Nullable String server;
    private @Nullable String user;
    private @Nullable Path passwordFile;
    private @Nullable String to;
    private boolean plain;
    private boolean listen;
    private boolean signUp;
    private boolean tls;
    private @Nullable Path trusted;
    private boolean colours;
    private boolean help;

    Parser(List<String> words, boolean noColor) {
      this.words = new ArrayDeque<>(words);
      this.colours = !noColor;
    }

    Arguments parse() {
      while (!words.isEmpty()) {
        String word = words.remove();
        int equals = word.startsWith("--") ? word.indexOf('=') : -1;
        if (equals > 0) {
          words.addFirst(word.substring(equals + 1));
          word = word.substring(0, equals);
        }
        if (word.startsWith("-")) {
          option(word);
        } else if (server == null) {
          server = word;
        } else {
          throw new UsageException("one server only, not also " + word);
        }
      }
      if (listen && !plain) {
        throw new UsageException("--listen goes with --plain");
      }
      return new Arguments(
          server, user, passwordFile, to, plain, listen, signUp, tls, trusted, colours, help);
    }

    private void option(String word) {
      switch (word) {
        case "--user" -> user = value(word);
        case "--password-file" -> passwordFile = Path.of(value(word));
        case "--to" -> to = value(word);
        case "--plain" -> plain = true;
        case "--listen" -> listen = true;
        case "--sign-up" -> signUp = true;
        case "--tls" -> tls = true;
        case "--ca" -> trusted = Path.of(value(word));
        case "--no-color", "--no-colour" -> colours = false;
        case "--help", "-h" -> help = true;
        case "--password" ->
            throw new UsageException(
                "a password is never on the command line, where others see it: --password-file");
        default -> throw new UsageException("unknown option: " + word);
      }
    }

    private String value(String option) {
      String value = words.poll();
      if (value == null) {
        throw new UsageException(option + " needs a value");
      }
      return value;
    }
  }
}
