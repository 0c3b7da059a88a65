package chat.scrp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that users of the library can see has a description. */
class PublicDocumentationTest {

  @ParameterizedTest
  @ValueSource(strings = {"src/main/java", "../shared-protocol/src/main/java"})
  void isComplete(String sources) throws IOException {
    List<String> missing = new ArrayList<>();
    int seen = scan(Path.of(sources), missing);
    assertTrue(seen > 20, "sources are read: " + seen);
    assertEquals(List.of(), missing);
  }

  @Test
  void namesWhatHasNone(@TempDir Path folder) throws IOException {
    String bare = "public class Bare { public void said() {} void hidden() {} }";
    Files.writeString(folder.resolve("Bare.java"), bare);
    List<String> missing = new ArrayList<>();
    scan(folder, missing);
    assertEquals(List.of("Bare", "Bare.said"), missing);
  }

  private static int scan(Path sources, List<String> missing) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> paths = Files.walk(sources)) {
      List<Path> java =
          paths
              .filter(path -> path.toString().endsWith(".java"))
              .filter(path -> !path.endsWith("package-info.java"))
              .toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(java));
      DocTrees docs = DocTrees.instance(task);
      task.parse().forEach(unit -> new Scanner(docs, missing).scan(unit, ""));
      return java.size();
    }
  }

  /** Goes through what is public in public types. */
  private static final class Scanner extends TreePathScanner<Object, String> {
    private final DocTrees docs;
    private final List<String> missing;

    Scanner(DocTrees docs, List<String> missing) {
      this.docs = docs;
      this.missing = missing;
    }

    @Override
    public @Nullable Object visitClass(ClassTree type, String unit) {
      if (!isPublic(type.getModifiers())) {
        return null;
      }
      require(type.getSimpleName().toString());
      return super.visitClass(type, unit);
    }

    @Override
    public @Nullable Object visitMethod(MethodTree method, String unit) {
      boolean overrides =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(annotation -> annotation.toString().contains("Override"));
      if (isPublic(method.getModifiers()) && !overrides) {
        require(owner().getSimpleName() + "." + method.getName());
      }
      return null;
    }

    @Override
    public @Nullable Object visitVariable(VariableTree field, String unit) {
      boolean component = owner().getKind() == Tree.Kind.RECORD;
      if (isPublic(field.getModifiers()) && !component) {
        require(owner().getSimpleName() + "." + field.getName());
      }
      return null;
    }

    @Override
    public @Nullable Object visitBlock(BlockTree block, String unit) {
      return null;
    }

    private ClassTree owner() {
      return (ClassTree) getCurrentPath().getParentPath().getLeaf();
    }

    /** Members of interfaces are public without the word. */
    private boolean isPublic(ModifiersTree modifiers) {
      TreePath parent = getCurrentPath().getParentPath();
      boolean inInterface = parent.getLeaf().getKind() == Tree.Kind.INTERFACE;
      return modifiers.getFlags().contains(Modifier.PUBLIC)
          || (inInterface && !modifiers.getFlags().contains(Modifier.PRIVATE));
    }

    private void require(String name) {
      if (docs.getDocComment(getCurrentPath()) == null) {
        missing.add(name);
      }
    }
  }
}
