package chat.scrp.benchmark.micro;

import chat.scrp.protocol.framing.FrameDecoder;
import chat.scrp.protocol.framing.Framing;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Frames of 200 bytes that arrive 16 at a time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FramingBenchmark {
  private static final int TOGETHER = 16;

  /** The framing. */
  @Param public Framing framing = Framing.LENGTH_PREFIX;

  private final byte[] frame = new byte[200];
  private byte[] stream = {};
  private FrameDecoder decoder = framing.decoder(Framing.MAX_REQUEST);

  /** Writes the frames. */
  @Setup
  public void prepare() {
    Arrays.fill(frame, (byte) 'x');
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < TOGETHER; i++) {
      bytes.writeBytes(framing.encode(frame));
    }
    stream = bytes.toByteArray();
    decoder = framing.decoder(Framing.MAX_REQUEST);
  }

  /** Puts a frame around bytes. */
  @Benchmark
  public byte[] encode() {
    return framing.encode(frame);
  }

  /** Finds the frames in what arrived. */
  @Benchmark
  @OperationsPerInvocation(TOGETHER)
  public void decode(Blackhole sink) {
    decoder.feed(
        stream,
        new FrameDecoder.Sink() {
          @Override
          public void frame(byte[] found) {
            sink.consume(found);
          }

          @Override
          public void tooLong() {
            throw new IllegalStateException("no frame is that long");
          }
        });
  }
}
