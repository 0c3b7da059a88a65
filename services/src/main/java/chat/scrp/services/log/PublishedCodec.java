package chat.scrp.services.log;

import java.util.List;

/** The only class that knows how publishes are written. */
public interface PublishedCodec {

  /**
   * Decodes one publish. The result is empty for what this version does not know, so that replicas
   * of two versions can run side by side.
   */
  List<Published> decode(String channel, byte[] payload);
}
