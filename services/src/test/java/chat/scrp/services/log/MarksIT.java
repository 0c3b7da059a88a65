package chat.scrp.services.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.testing.RealRedis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MarksIT {
  private static final int LONG = 1005;
  @RegisterExtension static final RealRedis redis = new RealRedis();

  @Test
  void aLongOwnLogLosesOnlyWhatWasDelivered() {
    try (ServicesLab lab = new ServicesLab(redis.uri())) {
      Caller ann = lab.user("ann");
      ConversationKey own = ConversationKey.own(ann.user());
      lab.redis("HSET", LogKeys.meta(ConversationKey.own(9)), "was", FormerId.seal(9, "gone"));
      String entry = Entries.userDeleted(1, "", 9).json();
      for (int k = 1; k <= LONG; k++) {
        lab.redis("XADD", LogKeys.log(own), "0-" + k, "t", "1000", "e", entry);
      }
      lab.redis("HSET", LogKeys.meta(own), "olast", "0-" + LONG);

      lab.delivered(ann, own, Position.START, Position.of(0, LONG - 2));

      assertEquals(3, lab.redis("XLEN", LogKeys.log(own)).toInteger());
      assertEquals(2, lab.pushes(ann, own).size());
      assertEquals(Position.of(0, LONG), lab.opening(ann, own).head());
    }
  }

  @Test
  void theMarkOfADeletedUserIsForgotten() {
    try (ServicesLab lab = new ServicesLab(redis.uri())) {
      Caller ann = lab.user("ann");
      ConversationKey own = ConversationKey.own(ann.user());
      lab.redis("DEL", LogKeys.meta(own));

      lab.delivered(ann, own, Position.START, Position.of(0, 5));

      assertEquals(0, lab.redis("EXISTS", LogKeys.meta(own)).toInteger());
      assertFalse(lab.opening(ann, own).open());
    }
  }
}
