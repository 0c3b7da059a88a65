package chat.scrp.services;

/**
 * Bounds on what users can make grow; beyond them: LIMIT_REACHED. Answers without pages stay below
 * 1 MiB with these.
 *
 * @param sessionsPerUser log-ins of a user; the oldest then ends
 * @param connectionsPerSession the oldest is then logged off
 * @param friends of a user
 * @param blockedUsers of a user
 * @param pendingRequests that wait for one decider: a user, or a room
 * @param askedRequests that one user waits for
 * @param roomsPerUser that a user is a member of
 * @param membersPerRoom members
 * @param adminsPerRoom admins
 * @param bansPerRoom bans
 * @param reactionsPerMessage different emojis on one message
 * @param usersPerReaction users with the same emoji on one message
 * @param presenceMembers rooms with more members are not told who comes and goes
 */
public record Limits(
    int sessionsPerUser,
    int connectionsPerSession,
    int friends,
    int blockedUsers,
    int pendingRequests,
    int askedRequests,
    int roomsPerUser,
    int membersPerRoom,
    int adminsPerRoom,
    int bansPerRoom,
    int reactionsPerMessage,
    int usersPerReaction,
    int presenceMembers) {

  public static Limits defaults() {
    return new Limits(16, 16, 1000, 400, 400, 400, 1000, 100_000, 100, 1000, 20, 200, 1000);
  }
}
