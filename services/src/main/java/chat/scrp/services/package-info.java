/** The rules of users, rooms and messages, and their state in Redis. */
@NullMarked
package chat.scrp.services;

import org.jspecify.annotations.NullMarked;
