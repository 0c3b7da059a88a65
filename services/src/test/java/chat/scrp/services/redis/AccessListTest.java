package chat.scrp.services.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The commands of {@code k8s/redis/users.acl} are those that scripts and classes use. */
class AccessListTest {
  private static final Path LIST = Path.of("../k8s/redis/users.acl");
  private static final Path MAIN = Path.of("src/main");
  private static final Pattern IN_SCRIPTS = Pattern.compile("redis\\.p?call\\('([A-Z]+)'");
  private static final Pattern IN_CLASSES = Pattern.compile("\\bCommand\\.([A-Z]+)");

  /** Of these, only a part is used; SENTINEL goes to sentinels, SCAN and so on to a backup only. */
  private static final Set<String> IN_PARTS = Set.of("client", "cluster", "config", "script");

  private static final Set<String> PARTS =
      Set.of("cluster|slots", "config|get", "script|load", "select");
  private static final Set<String> OF_BACKUP =
      Set.of("client|kill", "dump", "pttl", "restore", "scan");

  private static Set<String> allowed(String user) throws IOException {
    String line =
        Files.readAllLines(LIST).stream()
            .filter(words -> words.startsWith("user " + user + " "))
            .findFirst()
            .orElseThrow();
    List<String> words = Arrays.asList(line.split(" "));
    Set<String> commands = new TreeSet<>();
    words.stream().filter(w -> w.startsWith("+")).map(w -> w.substring(1)).forEach(commands::add);
    return commands;
  }

  private static void collect(
      Set<String> found, Path root, Pattern pattern, Predicate<String> wanted) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> wanted.test(file.toString()))
          .forEach(
              file -> {
                Matcher use = pattern.matcher(read(file));
                while (use.find()) {
                  found.add(use.group(1).toLowerCase(Locale.ROOT));
                }
              });
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> used() throws IOException {
    Set<String> used = new TreeSet<>(PARTS);
    collect(used, MAIN.resolve("resources/lua"), IN_SCRIPTS, name -> !name.contains("backup_"));
    collect(used, MAIN.resolve("java"), IN_CLASSES, name -> name.endsWith(".java"));
    used.removeAll(IN_PARTS);
    used.removeAll(OF_BACKUP);
    used.remove("sentinel");
    return used;
  }

  @Test
  void theServerMayDoWhatItDoes() throws IOException {
    assertEquals(used(), allowed("scrp"));
  }

  @Test
  void aBackupMayBesidesDoWhatItDoes() throws IOException {
    Set<String> wanted = used();
    wanted.addAll(OF_BACKUP);
    assertEquals(wanted, allowed("scrp-backup"));
  }
}
