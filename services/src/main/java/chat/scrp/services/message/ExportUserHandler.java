package chat.scrp.services.message;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.model.ExportItem;
import chat.scrp.protocol.request.ExportUser;
import chat.scrp.protocol.response.ExportUserResponse;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.RequestHandler;
import chat.scrp.services.message.ExportSections.Section;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** EXPORT_USER: section by section, as many on a page as fit. */
final class ExportUserHandler implements RequestHandler<ExportUser> {
  private final Searches searches;
  private final ExportSections sections;

  ExportUserHandler(Searches searches, ExportSections sections) {
    this.searches = searches;
    this.sections = sections;
  }

  @Override
  public Future<ExportUserResponse> handle(ExportUser request, RequestContext context) {
    ExportPlace from = ExportPlace.read(request.cursor(), sections.all().size());
    return searches.inTurn(
        context.caller().user(), () -> fill(new Filling(request.limit()), from, context));
  }

  /** The answer while it grows. */
  private static final class Filling {
    final List<ExportItem> items = new ArrayList<>();
    int room;
    int bytes = MessageHistory.MOST_BYTES;

    Filling(int limit) {
      room = limit;
    }

    /** Takes the items of a page, unless there is something already and they are too long. */
    boolean takes(List<ExportItem> more) {
      int length = Codec.encode(new ExportUserResponse(more, null)).length;
      if (length > bytes && !items.isEmpty()) {
        return false;
      }
      items.addAll(more);
      room -= more.size();
      bytes -= length;
      return true;
    }
  }

  private Future<ExportUserResponse> fill(
      Filling filling, ExportPlace from, RequestContext context) {
    if (from.section() == sections.all().size()) {
      return Future.succeededFuture(new ExportUserResponse(filling.items, null));
    }
    if (filling.room == 0) {
      return Future.succeededFuture(new ExportUserResponse(filling.items, from.cursor()));
    }
    Section section = sections.all().get(from.section());
    return section
        .page(from.within(), filling.room, context)
        .compose(
            page -> {
              String within = page.next();
              if (!filling.takes(page.items())) {
                return Future.succeededFuture(new ExportUserResponse(filling.items, from.cursor()));
              }
              if (within == null) {
                return fill(filling, from.nextSection(), context);
              }
              ExportPlace next = new ExportPlace(from.section(), within);
              return Future.succeededFuture(new ExportUserResponse(filling.items, next.cursor()));
            });
  }
}
