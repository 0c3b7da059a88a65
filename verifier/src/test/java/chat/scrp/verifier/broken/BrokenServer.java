package chat.scrp.verifier.broken;

import chat.scrp.verifier.check.Fault;
import java.util.List;

/**
 * A server that breaks a promise in a way that is easily made by mistake.
 *
 * @param name what it does
 * @param expected what the verdict must name
 * @param options what the run needs so that the fault shows soon
 * @param edits how it is made
 */
record BrokenServer(String name, Fault expected, String options, List<Edit> edits) {
  private static final Edit APPEND_NO_MESSAGE =
      Edit.lua(
          "include/message",
          "  redis.call('XADD', log_key,",
          "  local function nothing() end\n  nothing('XADD', log_key,");

  static List<BrokenServer> all() {
    return List.of(
        new BrokenServer(
            "publish without append",
            Fault.LOST,
            "--disturb cut_replica",
            List.of(APPEND_NO_MESSAGE)),
        new BrokenServer(
            "answer before append",
            Fault.LOST,
            "--disturb kill_replica",
            List.of(APPEND_NO_MESSAGE, appendLater())),
        new BrokenServer(
            "no de-duplication",
            Fault.STORED_TWICE,
            "--disturb delay_replica,cut_replica,kill_replica",
            List.of(Edit.lua("include/dedup", "    if known then\n", "    if false then\n"))),
        new BrokenServer(
            "mark written before delivery",
            Fault.UNDELIVERED,
            "--disturb delay_replica,kill_replica,cut_replica",
            List.of(
                Edit.push(
                    "PushWriter",
                    "    if (window != null && cursor.unacknowledged == 0) {\n",
                    "    if (window != null) {\n"))),
        new BrokenServer(
            "a second connection moves the mark",
            Fault.UNDELIVERED,
            "--replicas 1 --server-env SCRP_EVENT_LOOPS=1 --disturb cut_replica",
            secondConnectionAtTheHead()),
        new BrokenServer(
            "unfenced lease",
            Fault.WRONG_PRESENCE,
            "--disturb pause_replica --quiet 41 --rate 2 --users 30"
                + " --server-env SCRP_PRESENCE_LEASE=4s,SCRP_PRESENCE_RENEWAL=1s",
            List.of(
                Edit.lua(
                    "lease_renew",
                    "if not known or tonumber(known) < now_ms then",
                    "if false then"),
                Edit.lua("connection_audit", "for i = 2, #ARGV, 2 do", "for i = 2, 1, 2 do"))),
        new BrokenServer(
            "push after removal",
            Fault.PUSH_AFTER_REMOVAL,
            "--disturb cut_replica",
            List.of(
                Edit.push(
                    "Feed",
                    "    if (live.leaver() == -1 || live.leaver() == user()) {\n",
                    "    if (live.leaver() == -1) {\n"))),
        new BrokenServer(
            "log page with a hole",
            Fault.HOLE,
            "--disturb cut_replica,kill_replica",
            List.of(
                Edit.lua(
                    "log_page",
                    "  page[#page + 1] = entry[1]\n",
                    "  if not (seq and tonumber(seq) % 7 == 0) then page[#page + 1] = entry[1]\n"),
                Edit.lua(
                    "log_page",
                    "redis.call('HGET', KEYS[3], seq) or false\n",
                    "redis.call('HGET', KEYS[3], seq) or false end\n"))));
  }

  @Override
  public String toString() {
    return name;
  }

  /** A second after the answer, the message goes into the log. */
  private static Edit appendLater() {
    return Edit.message(
        "MessageStore",
        "        .map(sent -> sent(",
        """
                .onSuccess(
                    sent ->
                        io.vertx.core.Vertx.currentContext()
                            .owner()
                            .setTimer(
                                1000,
                                timer ->
                                    redis.send(
                                        io.vertx.redis.client.Request.cmd(
                                                io.vertx.redis.client.Command.XADD)
                                            .arg(LogKeys.log(key))
                                            .arg(Reply.text(sent).split(" ", -1)[0] + "-0")
                                            .arg("t")
                                            .arg(System.currentTimeMillis())
                                            .arg("e")
                                            .arg(entry.json()))))
                .map(sent -> sent(\
        """);
  }

  /**
   * Every other connection of a user begins at the head, and its marks are believed: the one that
   * comes next does not get what was missed before.
   */
  private static List<Edit> secondConnectionAtTheHead() {
    return List.of(
        Edit.push(
            "Feed",
            "cursor.isLater ? opening.entered() : opening.delivered()",
            "cursor.isLater ? opening.entered()"
                + " : loop.isSecond(this) ? opening.head() : opening.delivered()"),
        Edit.push(
            "LoopPushes",
            "  void enter(Feed feed) {\n",
            """
              private final Map<Long, Integer> entered = new HashMap<>();
              private final Map<Feed, Boolean> seconds = new HashMap<>();

              boolean isSecond(Feed feed) {
                return Boolean.TRUE.equals(seconds.get(feed));
              }

              void enter(Feed feed) {
                seconds.put(feed, entered.merge(feed.user(), 1, Integer::sum) % 2 == 0);
            """),
        Edit.lua(
            "room_marks_advance",
            "not before(mark, from) and before(mark, to)",
            "before(mark, to)"),
        Edit.lua(
            "mark_advance",
            "before(mark, ARGV[3]) or not before(mark, ARGV[4])",
            "not before(mark, ARGV[4])"));
  }
}
