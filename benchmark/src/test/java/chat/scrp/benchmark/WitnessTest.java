package chat.scrp.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WitnessTest {
  private final Generator generator = new Generator();
  private final Witness witness = new Witness(generator, new People(generator, new Nothing()), 1);

  @Test
  void seesWhatComesTwiceOnOneConnection() {
    message(1, 1);
    message(1, 1);

    assertEquals(1, witness.doubled());
  }

  @Test
  void seesWhatWasStoredTwice() {
    message(1, 7);
    message(2, 7);

    assertEquals(1, witness.doubled());
  }

  @Test
  void seesWhatComesTooLate() {
    message(2, 2);
    message(1, 1);

    assertEquals(1, witness.reordered());
    assertEquals(0, witness.doubled());
  }

  private void message(long seq, long number) {
    var text = new StringBuilder();
    Scan.stamp(number, text);
    witness.message(seq, text.toString().getBytes(StandardCharsets.US_ASCII), 0);
  }

  /** A server that nobody connects to. */
  private record Nothing() implements Subject {
    @Override
    public Dialect dialect() {
      return new ScrpDialect();
    }

    @Override
    public Framing framing() {
      return Framing.TCP;
    }

    @Override
    public InetSocketAddress address(int client) {
      return new InetSocketAddress(0);
    }

    @Override
    public List<Long> servers() {
      return List.of();
    }

    @Override
    public @Nullable Long redisProcess() {
      return null;
    }

    @Override
    public InetSocketAddress redis() {
      return new InetSocketAddress(0);
    }

    @Override
    public void close() {
      // Nothing was started.
    }
  }
}
