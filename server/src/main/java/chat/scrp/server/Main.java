package chat.scrp.server;

import chat.scrp.server.admin.Admin;
import chat.scrp.server.admin.AdminException;
import chat.scrp.server.config.ConfigException;
import chat.scrp.server.config.Configuration;
import chat.scrp.server.config.ServerConfig;
import java.util.List;
import java.util.Map;

/** The entry point: reads what is asked for, and turns every refusal into one line and a status. */
public final class Main {
  private static final int FAILED = 1;
  private static final int MISCONFIGURED = 2;

  private Main() {}

  /** Runs the server until it is stopped; {@code --help} says what the arguments may be. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.getenv()));
  }

  private static int run(List<String> arguments, Map<String, String> environment) {
    try {
      if (!arguments.isEmpty() && arguments.get(0).equals("admin")) {
        Admin.run(
            arguments.subList(1, arguments.size()),
            flags -> Configuration.load(flags, environment, Version.NUMBER),
            System.out);
        return 0;
      }
      if (!arguments.isEmpty() && arguments.get(0).equals("doctor")) {
        return Doctors.visit(arguments.subList(1, arguments.size()), environment);
      }
      CommandLine asked = CommandLine.parse(arguments);
      switch (asked.action()) {
        case HELP -> System.out.print(Help.overview());
        case SERVE_HELP -> System.out.print(Help.serve());
        case VERSION -> System.out.println("SCRP Server " + Version.NUMBER);
        case PRINT_CONFIG -> System.out.print(load(asked, environment).print());
        case REHEARSE -> Rehearsal.run();
        case BACKUP -> Copying.backup(warned(asked, environment), asked.requireFile());
        case RESTORE ->
            Copying.restore(warned(asked, environment), asked.requireFile(), asked.replace());
        case SERVE -> Serve.run(load(asked, environment));
      }
      return 0;
    } catch (UsageException | ConfigException e) {
      System.err.println(e.getMessage());
      return MISCONFIGURED;
    } catch (AdminException e) {
      System.err.println(e.getMessage());
      return e.status();
    } catch (StartException e) {
      System.err.println(e.getMessage());
      return FAILED;
    }
  }

  /** For what ends by itself; {@code serve} has them in its log. */
  private static ServerConfig warned(CommandLine asked, Map<String, String> environment) {
    Configuration configuration = load(asked, environment);
    configuration.warnings().forEach(System.err::println);
    return configuration.server();
  }

  private static Configuration load(CommandLine asked, Map<String, String> environment) {
    return Configuration.load(asked.flags(), environment, Version.NUMBER);
  }
}
