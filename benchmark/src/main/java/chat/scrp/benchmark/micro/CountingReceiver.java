package chat.scrp.benchmark.micro;

import chat.scrp.gateway.push.PushReceiver;

/** A connection whose operating system takes everything at once. */
final class CountingReceiver implements PushReceiver {
  private final String id;
  private final Runnable each;
  private long bytes;

  CountingReceiver(String id, Runnable each) {
    this.id = id;
    this.each = each;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public void write(byte[] json) {
    bytes += json.length;
    each.run();
  }

  @Override
  public boolean hasRoom(int more) {
    return true;
  }

  @Override
  public void flush() {
    // What was written is taken already.
  }

  @Override
  public long offered() {
    return bytes;
  }

  @Override
  public long taken() {
    return bytes;
  }

  @Override
  public void forcedOff() {
    throw new IllegalStateException("nobody ends this log-in");
  }
}
