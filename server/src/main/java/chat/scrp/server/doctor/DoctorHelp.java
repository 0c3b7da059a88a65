package chat.scrp.server.doctor;

/** What {@code doctor --help} says. */
final class DoctorHelp {
  static final String TEXT =
      """
      Usage: scrp doctor [OPTION...]

      Looks whether a running server is safe and sound, and says what to do where it is not.
      It changes nothing. Without options it looks at the server of this machine, with the
      settings (SCRP_..., --config FILE) of scrp serve.

        --url URL             the management port (http://127.0.0.1:9090)
        --http URL            where people open the page, such as https://chat.example.org
        --tcp HOST:PORT       where TCP clients connect
        --redis URI           the Redis, where the settings do not say (better:
                              SCRP_REDIS_URI_FILE, since others can read command lines)
        --token-file FILE     the token of the admin commands; else as scrp admin finds it
        --json                one JSON object, for scripts

      Status: 0 all right, 1 something is not, 2 it could not be looked at.
      """;

  private DoctorHelp() {}
}
