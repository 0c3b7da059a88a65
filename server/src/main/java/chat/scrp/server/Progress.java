package chat.scrp.server;

import java.util.concurrent.TimeUnit;

/** Says once a second how far something is that takes long. */
final class Progress {
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String what;
  private final long all;
  private long said = System.nanoTime();

  Progress(String what, long all) {
    this.what = what;
    this.all = all;
  }

  void at(long done) {
    if (System.nanoTime() - said > EVERY_NANOS) {
      said = System.nanoTime();
      System.out.println(what + ": " + done * 100 / Math.max(1, all) + " %");
    }
  }

  void end(String result) {
    System.out.println(what + ": done, " + result);
  }
}
