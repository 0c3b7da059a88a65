package chat.scrp.services.password;

/**
 * The price of a password hash, and how many may wait.
 *
 * @param memoryKib memory of Argon2id, KiB
 * @param iterations passes over it
 * @param threads hashes at a time
 * @param maxWaiting hashes that may wait for a thread; beyond: RATE_LIMITED
 */
public record PasswordConfig(int memoryKib, int iterations, int threads, int maxWaiting) {

  public PasswordConfig {
    require("SCRP_ARGON2_MEMORY_KIB", memoryKib, 8, 4_194_304);
    require("SCRP_ARGON2_ITERATIONS", iterations, 1, 1000);
    require("password threads", threads, 1, 1024);
    require("passwords waiting", maxWaiting, 1, 1_000_000);
  }

  /** A hash takes about 50 ms; who waits longer than for so many gets no answer in time anyway. */
  private static final int WAITING_PER_THREAD = 60;

  /** 19 MiB, 2 passes, a thread for each core. */
  public static PasswordConfig defaults() {
    int threads = Runtime.getRuntime().availableProcessors();
    return new PasswordConfig(19_456, 2, threads, WAITING_PER_THREAD * threads);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + ": " + value + " (expected: " + least + '-' + most + ')');
    }
  }
}
