package chat.scrp.verifier;

/** The command. */
public final class Main {
  private Main() {}

  /** Runs it. */
  public static void main(String[] args) {}
}
