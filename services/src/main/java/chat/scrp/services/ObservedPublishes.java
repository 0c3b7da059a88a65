package chat.scrp.services;

import chat.scrp.services.log.Heads;
import chat.scrp.services.log.Published;
import chat.scrp.services.log.PublishedCodec;
import chat.scrp.services.stats.StoreState;
import java.util.List;

/** Takes note of what is published, on its way to the gateway. */
record ObservedPublishes(PublishedCodec codec, Heads heads, StoreState store)
    implements PublishedCodec {
  @Override
  public List<Published> decode(String channel, byte[] payload) {
    List<Published> all = codec.decode(channel, payload);
    for (Published one : all) {
      if (one instanceof Published.Live live) {
        heads.note(live.conversation(), live.position(), live.pushId());
      } else if (one instanceof Published.StoreReset reset && !store.adopt(reset.epoch())) {
        return List.of();
      }
    }
    return all;
  }
}
