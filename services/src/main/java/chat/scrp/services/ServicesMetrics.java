package chat.scrp.services;

import chat.scrp.services.password.PasswordConfig;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * What the services tell of themselves. May be asked from any thread.
 *
 * @param redisCommands from the writing of a command to its answer
 * @param commandReconnects how often a connection for commands was made again
 * @param subscriptionReconnects how often that for subscriptions was made again
 * @param redisUp whether every event loop has a connection to Redis
 * @param commandsWaiting commands that Redis has not answered yet, as of a moment ago
 * @param canaryAgeMs how long ago a publish of this replica to itself arrived
 * @param passwordsWaiting password hashes that run or wait
 * @param onDisk whether an acknowledged message is on disk
 * @param passwords the price of a password hash
 */
public record ServicesMetrics(
    LatencyHistogram redisCommands,
    LongSupplier commandReconnects,
    LongSupplier subscriptionReconnects,
    BooleanSupplier redisUp,
    LongSupplier commandsWaiting,
    LongSupplier canaryAgeMs,
    LongSupplier passwordsWaiting,
    BooleanSupplier onDisk,
    PasswordConfig passwords) {}
