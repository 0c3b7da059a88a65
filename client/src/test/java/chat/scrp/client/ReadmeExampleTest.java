package chat.scrp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in the README compiles as it stands there. */
class ReadmeExampleTest {

  @Test
  void compiles(@TempDir Path folder) throws IOException {
    Matcher example =
        Pattern.compile("<!-- example: client -->\\s*```java\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../README.md")));
    assertTrue(example.find(), "there is an example");
    List<String> lines = example.group(1).lines().toList();
    assertTrue(lines.size() <= 12, "it is short");
    String imports = String.join("\n", lines.stream().filter(l -> l.startsWith("import")).toList());
    String body = String.join("\n", lines.stream().filter(l -> !l.startsWith("import")).toList());
    Path source =
        Files.writeString(
            folder.resolve("Example.java"),
            imports + "\nclass Example { void run() throws Exception {\n" + body + "\n} }\n");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
      compiler
          .getTask(
              complaints, files, null, options, null, files.getJavaFileObjects(source.toFile()))
          .call();
    }
    assertEquals("", complaints.toString());
  }
}
