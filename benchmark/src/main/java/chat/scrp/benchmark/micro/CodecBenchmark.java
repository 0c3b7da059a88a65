package chat.scrp.benchmark.micro;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.DecodedRequest;
import chat.scrp.protocol.push.NewRoomMessage;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A request in, a push out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CodecBenchmark {
  private static final String TEXT = "x".repeat(100);
  private static final byte[] REQUEST =
      ("{\"req_id\":4711,\"method\":\"SEND_ROOM_MESSAGE\",\"room_id\":\"room_42\",\"text\":\""
              + TEXT
              + "\",\"client_message_id\":\"8f4c2e\"}")
          .getBytes(StandardCharsets.UTF_8);
  private static final NewRoomMessage PUSH =
      new NewRoomMessage(123_456, 789, "room_42", "john_42", TEXT, false);

  /** Reads a SEND_ROOM_MESSAGE of 100 characters. */
  @Benchmark
  public DecodedRequest decodeRequest() {
    return Codec.decodeRequest(REQUEST);
  }

  /** Writes a NEW_ROOM_MESSAGE of 100 characters. */
  @Benchmark
  public byte[] encodePush() {
    return Codec.encodePush(4_711L, 1_790_000_000, PUSH);
  }
}
