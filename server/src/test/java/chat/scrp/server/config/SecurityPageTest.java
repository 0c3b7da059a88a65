package chat.scrp.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/security.md points at is there. */
class SecurityPageTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern SETTING = Pattern.compile("`(SCRP_[A-Z0-9_]+)(?:=\\w+)?`");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT|Fuzz))`");
  private static final Pattern ITEM = Pattern.compile("(?m)^(\\d+)\\. \\*\\*");

  private static Set<String> named(Pattern pattern) throws IOException {
    String page = Files.readString(ROOT.resolve("docs/security.md"));
    Set<String> found = new TreeSet<>();
    Matcher names = pattern.matcher(page);
    while (names.find()) {
      found.add(names.group(1));
    }
    return found;
  }

  @Test
  void everySettingExists() throws IOException {
    Set<String> unknown = named(SETTING);
    assertTrue(unknown.size() > 20, unknown::toString);
    unknown.removeAll(Settings.names());

    assertEquals(Set.of(), unknown);
  }

  @Test
  void everyTestExists() throws IOException {
    Set<String> unknown = named(TEST);
    assertTrue(unknown.size() > 20, unknown::toString);
    unknown.removeAll(testClasses());

    assertEquals(Set.of(), unknown);
  }

  @Test
  void everyItemIsThere() throws IOException {
    assertEquals(18, named(ITEM).size());
  }

  private static Set<String> testClasses() throws IOException {
    Set<String> classes = new TreeSet<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.map(one -> one.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(module)) {
          try (Stream<Path> files = Files.walk(module)) {
            classes.addAll(
                files
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet()));
          }
        }
      }
    }
    return classes;
  }
}
