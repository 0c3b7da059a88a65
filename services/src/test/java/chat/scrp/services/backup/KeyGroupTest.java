package chat.scrp.services.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyGroupTest {

  @Test
  void copiesRoomsAndPairsBeforeTheirUsersAndCountersLast() {
    List<KeyGroup> groups =
        KeyGroup.of(List.of("{count}:user", "{u:2}", "{r:1}:m", "{index:user}", "{p:1:2}"));

    assertEquals(
        List.of("p:1:2", "r:1", "u:2", "index:user", "count"),
        groups.stream().map(KeyGroup::tag).toList());
  }

  @Test
  void addsWhatAGroupMayGetMeanwhile() {
    List<KeyGroup> groups = KeyGroup.of(List.of("{r:1}:x:20260101", "{r:1}", "{r:1}"));

    assertEquals(1, groups.size());
    List<String> keys = groups.get(0).keys();
    assertTrue(keys.containsAll(List.of("{r:1}", "{r:1}:l", "{r:1}:m", "{r:1}:x:20260101")));
    assertEquals(keys.size(), keys.stream().distinct().count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{lease}",
        "{lease}:u:ab",
        "{stat}:ab",
        "{u:12}:c",
        "{r:3}:y:12",
        "{p:1:2}:y:1",
        "{store}",
        "n:u:{alice}",
        "foreign",
        "{foreign}:key"
      })
  void leavesOutWhatBelongsToTheLivingOrToOthers(String name) {
    assertFalse(KeyGroup.isCopied(name));
  }

  @Test
  void clearsNamesButNotWhatBelongsToTheLiving() {
    assertTrue(KeyGroup.isReplaced("n:r:{tea_party}"));
    assertTrue(KeyGroup.isReplaced("{u:1}:l"));
    assertFalse(KeyGroup.isReplaced("{lease}"));
    assertFalse(KeyGroup.isReplaced("foreign"));
  }
}
