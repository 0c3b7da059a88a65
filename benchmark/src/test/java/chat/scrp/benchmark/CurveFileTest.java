package chat.scrp.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveFileTest {
  @TempDir Path folder;

  @Test
  void replacesOnlyWhatWasMeasuredAgain() throws IOException {
    Path file = folder.resolve("growth.json");
    CurveFile.write(file, List.of(curve("a", 1, 2), curve("b", 3, 4)));

    List<Curve> all = CurveFile.merge(CurveFile.read(file), List.of(curve("b", 3, 9)));

    assertEquals(List.of("a", "b"), all.stream().map(Curve::title).toList());
    assertEquals(2, all.get(0).growth(), 1e-9);
    assertEquals(3, all.get(1).growth(), 1e-9);
  }

  @Test
  void drawsEveryPoint() {
    String svg = new Plot(List.of(curve("a", 1, 2))).svg();

    assertEquals(2, svg.split("<circle", -1).length - 1);
    assertTrue(svg.contains("prefers-color-scheme: dark"));
  }

  private static Curve curve(String title, double first, double last) {
    return new Curve(title, "members", "us").add(10, first).add(1_000, last);
  }
}
