package chat.scrp.services.admin;

import chat.scrp.protocol.model.SessionObject;
import chat.scrp.protocol.model.UserObject;
import chat.scrp.protocol.response.GetServerInfoResponse;
import chat.scrp.services.stats.Statistics.Replica;
import java.util.List;

/** What commands answer, where it is no response of a method. */
public final class AdminReplies {
  private AdminReplies() {}

  /** What is told of one user. */
  public record OneUser(UserObject user, List<SessionObject> sessions) {}

  /** How many sessions ended. */
  public record Ended(int ended) {}

  /** What the cluster has counted, and who is part of it. */
  public record Stats(GetServerInfoResponse server, List<Replica> replicas) {}
}
