package chat.scrp.server.admin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words of a command line: options with a value, switches, settings of the server, and the
 * rest.
 *
 * @param rest what is no option
 * @param options by their names with the dashes
 * @param switches that were given
 * @param settings by the names of their variables
 */
public record Words(
    List<String> rest,
    Map<String, String> options,
    Set<String> switches,
    Map<String, String> settings) {

  /**
   * Sorts them.
   *
   * @param known options that take a value
   * @param simple options that take none
   */
  public static Words of(List<String> arguments, Set<String> known, Set<String> simple) {
    Words words =
        new Words(new ArrayList<>(), new LinkedHashMap<>(), new HashSet<>(), new LinkedHashMap<>());
    Deque<String> left = new ArrayDeque<>(arguments);
    while (!left.isEmpty()) {
      String word = left.remove();
      if (simple.contains(word)) {
        words.switches.add(word);
      } else if (word.startsWith("--") && word.length() > 2) {
        words.option(word, left, known);
      } else {
        words.rest.add(word);
      }
    }
    return words;
  }

  private void option(String word, Deque<String> left, Set<String> known) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    String value = equals < 0 ? left.poll() : word.substring(equals + 1);
    if (value == null) {
      throw AdminException.misused(name + ": no value (expected: " + name + " VALUE)");
    }
    if (known.contains(name)) {
      options.put(name, value);
    } else {
      String variable = name.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
      settings.put("SCRP_" + variable, value);
    }
  }

  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  public boolean has(String name) {
    return switches.contains(name);
  }
}
