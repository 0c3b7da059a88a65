package chat.scrp.server;

import chat.scrp.server.config.Configuration;

/** What {@code --help} says. */
final class Help {
  private static final String HEAD =
      "SCRP Server " + Version.NUMBER + ": a chat server that you host yourself.\n";

  private Help() {}

  static String overview() {
    return HEAD
        + """

        Usage: scrp [serve] [OPTION...]

          scrp                        start the server; the same as: scrp serve
          scrp serve --help           list every option with its default
          scrp serve --print-config   print the effective configuration and end
          scrp chat [HOST[:PORT]]     chat in this terminal (chat --help)
          scrp backup FILE            write all that is stored to a file; the server may run
          scrp restore FILE           bring it back (--replace: also where something is stored)
          scrp admin --help           users, rooms, sessions and passwords of a running server
          scrp doctor                 look whether a running server is safe and sound
          scrp verify --help          prove that nothing acknowledged is lost
          scrp bench --help           measure what a message costs
          scrp --version

        Usual options:
          --data-dir DIR              where the embedded Redis keeps everything (./data)
          --redis-uri URI             use an external Redis instead
          --host ADDRESS              listen for other machines: 0.0.0.0
          --tcp-port, --http-port, --management-port PORT
          --tls-cert, --tls-key FILE  speak TLS only
          --config FILE               read settings from a file, lines SCRP_TCP_PORT=42015

        Each option can also be an environment variable: --tcp-port 0 is SCRP_TCP_PORT=0.
        Stop the server with Ctrl-C.
        """;
  }

  static String serve() {
    return HEAD
        + """

        Usage: scrp serve [OPTION...]

        An option wins over the environment variable of the same name (--tcp-port: SCRP_TCP_PORT),
        that wins over the file of --config. Defaults in brackets.

          --config FILE
              Read settings from a file, one SCRP_TCP_PORT=42015 a line.
          --print-config
              Print the effective configuration, as such a file, and end.
        """
        + Configuration.options();
  }
}
