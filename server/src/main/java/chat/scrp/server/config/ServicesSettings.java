package chat.scrp.server.config;

import chat.scrp.services.Limits;
import chat.scrp.services.RetentionConfig;
import chat.scrp.services.SearchConfig;
import chat.scrp.services.ServerDescription;
import chat.scrp.services.ServicesConfig;
import chat.scrp.services.password.PasswordConfig;
import chat.scrp.services.presence.PresenceConfig;
import chat.scrp.services.rate.CostClass;
import chat.scrp.services.rate.Rate;
import chat.scrp.services.rate.RateConfig;
import chat.scrp.services.redis.RedisConfig;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** The rules' limits, and what they wait for. */
final class ServicesSettings {
  static final SettingList LIST = new SettingList();

  private static final ServicesConfig STANDARD = ServicesConfig.at("redis://localhost");
  private static final PasswordConfig PASSWORDS = STANDARD.passwords();
  private static final Limits LIMITS = STANDARD.limits();
  private static final PresenceConfig PRESENCE = STANDARD.presence();
  private static final SearchConfig SEARCH = STANDARD.search();
  private static final RetentionConfig RETENTION = STANDARD.retention();
  private static final RedisConfig REDIS = STANDARD.redis();

  private static final Setting<Duration> SESSION_LIFE =
      time(
          "SESSION_LIFE",
          STANDARD.sessionLife(),
          "How long a session can be resumed after its last use.");
  private static final Setting<OptionalInt> HISTORY_MAX_MESSAGES =
      LIST.add(
          "HISTORY_MAX_MESSAGES",
          Kind.optionalInteger(1, 2_000_000_000),
          "",
          "Newest messages of each conversation that are kept. Unset: all.");
  private static final Setting<Optional<Duration>> HISTORY_MAX_AGE =
      LIST.add(
          "HISTORY_MAX_AGE",
          Kind.optionalDuration(Duration.ofSeconds(1), Duration.ofDays(36_500)),
          "",
          "Age at which messages are dropped. Unset: never.");
  private static final Setting<Duration> HISTORY_SWEEP =
      time(
          "HISTORY_SWEEP",
          RETENTION.sweep(),
          "How often all conversations are looked through for what is too old.");
  private static final Setting<Duration> FORMER_ID_LIFE =
      time(
          "FORMER_ID_LIFE",
          RETENTION.formerId(),
          "How long those who are away can be told who was deleted; then its ID is gone, too.");
  private static final Setting<Integer> MAX_SESSIONS =
      count(
          "MAX_SESSIONS",
          LIMITS.sessionsPerUser(),
          "Sessions of a user; one more ends the oldest.");
  private static final Setting<Integer> MAX_CONNECTIONS =
      count(
          "MAX_CONNECTIONS",
          LIMITS.connectionsPerSession(),
          "Connections of a session; one more logs the oldest off.");
  private static final Setting<Integer> MAX_FRIENDS =
      count("MAX_FRIENDS", LIMITS.friends(), "Friends of a user.");
  private static final Setting<Integer> MAX_BLOCKED_USERS =
      count("MAX_BLOCKED_USERS", LIMITS.blockedUsers(), "Users whom a user blocks.");
  private static final Setting<Integer> MAX_PENDING_REQUESTS =
      count(
          "MAX_PENDING_REQUESTS",
          LIMITS.pendingRequests(),
          "Requests that wait for one user, or for one room.");
  private static final Setting<Integer> MAX_ASKED_REQUESTS =
      count("MAX_ASKED_REQUESTS", LIMITS.askedRequests(), "Requests that one user waits for.");
  private static final Setting<Integer> MAX_ROOMS =
      count("MAX_ROOMS", LIMITS.roomsPerUser(), "Rooms that a user is a member of.");
  private static final Setting<Integer> MAX_MEMBERS =
      count("MAX_MEMBERS", LIMITS.membersPerRoom(), "Members of a room.");
  private static final Setting<Integer> MAX_ADMINS =
      count("MAX_ADMINS", LIMITS.adminsPerRoom(), "Admins of a room.");
  private static final Setting<Integer> MAX_BANS =
      count("MAX_BANS", LIMITS.bansPerRoom(), "Bans of a room.");
  private static final Setting<Integer> MAX_REACTIONS =
      count("MAX_REACTIONS", LIMITS.reactionsPerMessage(), "Different reactions to a message.");
  private static final Setting<Integer> MAX_REACTION_USERS =
      count(
          "MAX_REACTION_USERS",
          LIMITS.usersPerReaction(),
          "Users with the same reaction to a message.");
  private static final Setting<Integer> PRESENCE_MEMBERS =
      count(
          "PRESENCE_MEMBERS",
          LIMITS.presenceMembers(),
          "Rooms with more members are not told who comes and goes.");
  private static final Setting<Duration> PRESENCE_LEASE =
      time(
          "PRESENCE_LEASE",
          PRESENCE.lease(),
          "A replica that is silent for so long counts as dead.");
  private static final Setting<Duration> PRESENCE_RENEWAL =
      time("PRESENCE_RENEWAL", PRESENCE.renewal(), "How often a replica says that it is alive.");
  private static final Setting<Duration> PRESENCE_SWEEP =
      time("PRESENCE_SWEEP", PRESENCE.sweep(), "How often the users of dead replicas are sought.");
  private static final Setting<Duration> PRESENCE_MERGE =
      time(
          "PRESENCE_MERGE",
          PRESENCE.merge(),
          "Comings and goings of a user within this time become one push, or none.");
  private static final Setting<Duration> SEARCH_TIME =
      time(
          "SEARCH_TIME",
          SEARCH.time(),
          "How long one search of messages reads before it answers with what it has found so far.");
  private static final Setting<Integer> SEARCH_PAGE_MESSAGES =
      count(
          "SEARCH_PAGE_MESSAGES",
          SEARCH.pageMessages(),
          "Messages that a search reads at a time; one page of each event loop is read at a time.");
  private static final Setting<Integer> SEARCH_PAGE_BYTES =
      LIST.add(
          "SEARCH_PAGE_BYTES",
          Kind.size(1024, 1 << 20),
          Sizes.format(SEARCH.pageBytes()),
          "Bytes that a search reads at a time, about.");
  private static final Setting<Integer> SEARCHES_WAITING =
      count(
          "SEARCHES_WAITING",
          SEARCH.searchesWaiting(),
          "Searches of one user that may wait for the one before; beyond that: RATE_LIMITED.");
  private static final Setting<Integer> SEARCH_PAGES_WAITING =
      count(
          "SEARCH_PAGES_WAITING",
          SEARCH.pagesWaiting(),
          "Searches of one event loop that may wait for their next page; beyond: RATE_LIMITED.");
  private static final Map<CostClass, Setting<Rate>> RATES = new EnumMap<>(CostClass.class);

  static {
    rate(CostClass.LOG_INS, "Passwords that one address may try.");
    rate(CostClass.SIGN_UPS, "Users that one address may sign up.");
    rate(CostClass.SEARCHES, "Searches of one user.");
    rate(CostClass.SENDS, "Messages, edits, reactions, changes of rooms and the like of one user.");
    rate(CostClass.ASKS, "Friend requests, invitations and enterings of one user.");
    rate(CostClass.ROOMS, "Rooms that one user may create, or change who enters them.");
    rate(CostClass.PROFILES, "Changes of one user's nickname and description.");
  }

  private static final Setting<Integer> ARGON2_MEMORY_KIB =
      LIST.add(
          "ARGON2_MEMORY_KIB",
          Kind.integer(8, 4_194_304),
          text(PASSWORDS.memoryKib()),
          "Memory of one password hash. Less than the default only for benchmarks.");
  private static final Setting<Integer> ARGON2_ITERATIONS =
      LIST.add(
          "ARGON2_ITERATIONS",
          Kind.integer(1, 1000),
          text(PASSWORDS.iterations()),
          "Passes of one password hash. Less than the default only for benchmarks.");
  private static final Setting<OptionalInt> PASSWORD_THREADS =
      LIST.add(
          "PASSWORD_THREADS",
          Kind.optionalInteger(1, 1024),
          "",
          "Password hashes at a time. Unset: one per processor.");
  private static final Setting<Integer> PASSWORDS_WAITING =
      count(
          "PASSWORDS_WAITING",
          PASSWORDS.maxWaiting(),
          "Password hashes that may wait; beyond that: RATE_LIMITED.");
  private static final Setting<Duration> REDIS_COMMAND_TIMEOUT =
      time(
          "REDIS_COMMAND_TIMEOUT",
          REDIS.commandTimeout(),
          "How long Redis may take; a request is then answered 503 and does not take effect later.");
  private static final Setting<Integer> REDIS_COMMANDS_WAITING =
      count(
          "REDIS_COMMANDS_WAITING",
          REDIS.maxWaiting(),
          "Commands of one event loop that may wait for Redis; beyond that: 503 at once.");
  private static final Setting<Duration> REDIS_BACK_OFF =
      time(
          "REDIS_BACK_OFF",
          REDIS.firstBackOff(),
          "Wait before the first attempt to connect to Redis again.");
  private static final Setting<Duration> REDIS_MAX_BACK_OFF =
      time("REDIS_MAX_BACK_OFF", REDIS.longestBackOff(), "That wait doubles up to this.");
  private static final Setting<Duration> REDIS_CLOCK_INTERVAL =
      time(
          "REDIS_CLOCK_INTERVAL",
          REDIS.clockInterval(),
          "How often the clock of Redis is looked at.");
  private static final Setting<Duration> REDIS_CANARY_INTERVAL =
      time(
          "REDIS_CANARY_INTERVAL",
          REDIS.canaryInterval(),
          "How often it is tried whether Redis passes publishes on.");
  private static final Setting<Duration> REDIS_CANARY_LIMIT =
      time(
          "REDIS_CANARY_LIMIT",
          REDIS.canaryLimit(),
          "Without a publish for so long, the subscriptions are made anew and readiness is off.");

  private ServicesSettings() {}

  static ServicesConfig build(Values values, String version) {
    return new ServicesConfig(
        redis(values),
        ServerDescription.named(
            values.get(MainSettings.SERVER_NICKNAME),
            version,
            values.get(MainSettings.SERVER_DESCRIPTION)),
        passwords(values),
        limits(values),
        new PresenceConfig(
            values.get(PRESENCE_LEASE),
            values.get(PRESENCE_RENEWAL),
            values.get(PRESENCE_SWEEP),
            values.get(PRESENCE_MERGE),
            values.get(GatewaySettings.RECHECK_INTERVAL)),
        new SearchConfig(
            values.get(SEARCH_TIME),
            values.get(SEARCH_PAGE_MESSAGES),
            values.get(SEARCH_PAGE_BYTES),
            values.get(SEARCHES_WAITING),
            values.get(SEARCH_PAGES_WAITING)),
        rates(values),
        new RetentionConfig(
            values.get(HISTORY_MAX_MESSAGES).orElse(0),
            values.get(HISTORY_MAX_AGE).orElse(Duration.ZERO),
            values.get(HISTORY_SWEEP),
            values.get(FORMER_ID_LIFE)),
        values.get(SESSION_LIFE));
  }

  /** The address is a stand-in: the embedded Redis knows its own only after its start. */
  private static RedisConfig redis(Values values) {
    return new RedisConfig(
        REDIS.address(),
        values.get(MainSettings.REDIS_TLS_CA).orElse(null),
        values.get(REDIS_COMMAND_TIMEOUT),
        values.get(REDIS_BACK_OFF),
        values.get(REDIS_MAX_BACK_OFF),
        values.get(REDIS_COMMANDS_WAITING),
        values.get(REDIS_CLOCK_INTERVAL),
        values.get(REDIS_CANARY_INTERVAL),
        values.get(REDIS_CANARY_LIMIT));
  }

  /** Whether password hashes cost less than they should outside of a benchmark. */
  static boolean weakPasswords(PasswordConfig chosen) {
    return chosen.memoryKib() < PASSWORDS.memoryKib()
        || chosen.iterations() < PASSWORDS.iterations();
  }

  private static PasswordConfig passwords(Values values) {
    return new PasswordConfig(
        values.get(ARGON2_MEMORY_KIB),
        values.get(ARGON2_ITERATIONS),
        values.get(PASSWORD_THREADS).orElse(PASSWORDS.threads()),
        values.get(PASSWORDS_WAITING));
  }

  private static Limits limits(Values values) {
    return new Limits(
        values.get(MAX_SESSIONS),
        values.get(MAX_CONNECTIONS),
        values.get(MAX_FRIENDS),
        values.get(MAX_BLOCKED_USERS),
        values.get(MAX_PENDING_REQUESTS),
        values.get(MAX_ASKED_REQUESTS),
        values.get(MAX_ROOMS),
        values.get(MAX_MEMBERS),
        values.get(MAX_ADMINS),
        values.get(MAX_BANS),
        values.get(MAX_REACTIONS),
        values.get(MAX_REACTION_USERS),
        values.get(PRESENCE_MEMBERS));
  }

  private static RateConfig rates(Values values) {
    Map<CostClass, Rate> rates = new EnumMap<>(CostClass.class);
    RATES.forEach((cost, setting) -> rates.put(cost, values.get(setting)));
    return values.get(MainSettings.RATE_LIMITS) ? new RateConfig(rates) : RateConfig.off();
  }

  private static void rate(CostClass cost, String meaning) {
    Rate standard = Objects.requireNonNull(RateConfig.defaults().rates().get(cost));
    String text = standard.burst() + "/" + Durations.format(standard.period());
    RATES.put(cost, LIST.add("RATE_" + cost.name(), Kind.rate(), text, meaning));
  }

  private static String text(int number) {
    return String.valueOf(number);
  }

  private static Setting<Integer> count(String name, int standard, String meaning) {
    return LIST.add(name, Kind.integer(1, 10_000_000), text(standard), meaning);
  }

  private static Setting<Duration> time(String name, Duration standard, String meaning) {
    Kind<Duration> kind = Kind.duration(Duration.ofMillis(10), Duration.ofDays(3650));
    return LIST.add(name, kind, Durations.format(standard), meaning);
  }
}
