package chat.scrp.verifier.broken;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/** Makes a folder with changed scripts and classes, to be put before the server's jar. */
final class Patch {
  private final Path repository;
  private final Path jar;
  private final Path target;

  Patch(Path repository, Path jar, Path target) {
    this.repository = repository;
    this.jar = jar;
    this.target = target;
  }

  Path make(List<Edit> edits) throws IOException {
    Map<String, String> changed = new HashMap<>();
    for (Edit edit : edits) {
      String source = changed.get(edit.file());
      if (source == null) {
        source = Files.readString(repository.resolve(edit.file()));
      }
      if (!source.contains(edit.from())) {
        throw new IllegalStateException(edit.file() + " has changed: no " + edit.from());
      }
      changed.put(edit.file(), source.replace(edit.from(), edit.to()));
    }
    List<String> classes = new ArrayList<>();
    for (Map.Entry<String, String> file : changed.entrySet()) {
      if (file.getKey().endsWith(".java")) {
        classes.add(write(target.resolve("sources"), file, "/java/").toString());
      } else {
        write(target.resolve("patch"), file, "/resources/");
      }
    }
    compile(classes);
    return target.resolve("patch");
  }

  private static Path write(Path below, Map.Entry<String, String> file, String root)
      throws IOException {
    String name = file.getKey();
    Path path = below.resolve(name.substring(name.indexOf(root) + root.length()));
    Files.createDirectories(path.getParent());
    return Files.writeString(path, file.getValue());
  }

  private void compile(List<String> sources) throws IOException {
    Path classes = Files.createDirectories(target.resolve("patch"));
    if (sources.isEmpty()) {
      return;
    }
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-nowarn", "-proc:none", "-cp", jar.toString(), "-d"));
    arguments.add(classes.toString());
    arguments.addAll(sources);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (status != 0) {
      throw new IllegalStateException("the broken server does not compile");
    }
  }
}
