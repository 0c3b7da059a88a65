package chat.scrp.services.stats;

/** The store was written by a version of the server with which this one can not share it. */
public final class SchemaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SchemaException(long found) {
    super(
        "The store has schema "
            + found
            + ", and this version of the server knows schema "
            + StoreState.SCHEMA
            + (found > StoreState.SCHEMA
                ? ": start a newer version, or restore a backup that this one made"
                : ": start the version that wrote it"));
  }
}
