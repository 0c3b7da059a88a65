package chat.scrp.server.admin;

/** What {@code admin --help} says. */
final class AdminHelp {
  static final String TEXT =
      """
      Usage: scrp admin COMMAND [OPTION...]

        users [BEGINNING]           list users, or those whose ID or nickname begins so
        users --id USER             show one
        rooms [BEGINNING]           the same of rooms, with owner, members and last message
        rooms --id ROOM
        sessions USER               where a user is logged in
        stats                       what is counted, and which replicas run
        end-session USER SESSION    end a session, on every replica (all of them: --all)
        reset-password USER         make a new password, print it, and end all sessions
        delete-user USER            delete a user as DELETE_USER does; asks, unless --yes

        --url URL                   the management port (http://127.0.0.1:9090)
        --token-file FILE           what it wants to see; else SCRP_MANAGEMENT_TOKEN_FILE,
                                    SCRP_MANAGEMENT_TOKEN, or that in the data directory
        --data-dir DIR              where that is (./data)
        --json                      one JSON object, for scripts
        --limit N, --cursor C       how many of a list (50), and where to go on
        --password-file FILE        for reset-password: its first line; - is the standard input

      Each command leaves a line in the server's log. Status: 0 done, 1 refused, 2 not understood.
      """;

  private AdminHelp() {}
}
