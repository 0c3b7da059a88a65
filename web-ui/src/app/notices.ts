import { t } from '../i18n';
import type { Push } from '../protocol/pushes';
import { addressOf } from '../state/route';
import { nameOf, titleOf } from '../state/select';
import { type ConvKey, personKey, roomKey, type State, type Toast } from '../state/types';

type Notice = Pick<Toast, 'text' | 'tone' | 'to'>;

const REQUESTS = addressOf({ name: 'requests' });

/** What a push says to this user in words, or null. Asked before the push changes the state, while the names are known. */
export function noticeOf(state: State, push: Push): Notice | null {
  const room = (id: string | null | undefined): string => titleOf(state, roomKey(id ?? ''));
  const person = (id: string | null | undefined, nickname?: string | null): string =>
    nickname ?? nameOf(state, id ?? '');
  const good = (text: string, key?: ConvKey): Notice =>
    key === undefined ? { text, tone: 'good' } : { text, tone: 'good', to: addressOf({ name: 'conv', key }) };
  const plain = (text: string): Notice => ({ text, tone: 'plain' });
  // Who looks at the requests sees the new one.
  const asks = (text: string): Notice | null =>
    state.route.name === 'requests' ? null : { text, tone: 'plain', to: REQUESTS };
  const bad = (text: string): Notice => ({ text, tone: 'bad' });
  const me = 'user_id' in push && push.user_id === state.me;
  switch (push.method) {
    case 'FRIEND_ADDED':
      return state.convs[personKey(push.user_id)]?.open
        ? null
        : good(t.toasts.friend(person(push.user_id, push.user_nickname)), personKey(push.user_id));
    case 'FRIEND_REMOVED':
      return state.convs[personKey(push.user_id)]?.open
        ? plain(t.toasts.unfriended(person(push.user_id, push.user_nickname)))
        : null;
    case 'USER_DELETED':
      return state.convs[personKey(push.user_id)] ? plain(t.toasts.userGone(person(push.user_id))) : null;
    case 'REQUEST_APPROVED':
      return push.kind === 'room' ? good(t.toasts.approvedRoom(room(push.room_id)), roomKey(push.room_id ?? '')) : null;
    case 'REQUEST_REJECTED':
      if (push.kind === 'friend') return plain(t.toasts.rejectedFriend(person(push.user_id)));
      if (push.kind === 'room') return plain(t.toasts.rejectedRoom(room(push.room_id)));
      return plain(t.toasts.rejectedInvitation(person(push.user_id), room(push.room_id)));
    case 'USER_LEAVE_ROOM':
      if (!me || !state.convs[roomKey(push.room_id)]) return null;
      if (push.reason === 'banned') return bad(t.toasts.banned(room(push.room_id)));
      return push.reason === 'removed' ? bad(t.toasts.removed(room(push.room_id))) : null;
    case 'ROOM_REMOVED':
      return state.convs[roomKey(push.room_id)] ? plain(t.toasts.roomGone(room(push.room_id))) : null;
    case 'APPOINTED_AS_ADMIN':
      return me ? good(t.toasts.appointed(room(push.room_id)), roomKey(push.room_id)) : null;
    case 'DISMISSED_AS_ADMIN':
      return me ? plain(t.toasts.dismissed(room(push.room_id))) : null;
    case 'ROOM_OWNER_CHANGED':
      return push.owner_id === state.me ? good(t.toasts.owner(room(push.room_id)), roomKey(push.room_id)) : null;
    case 'NEW_FRIEND_REQUEST':
      return asks(t.toasts.newFriendRequest(person(push.user_id, push.user_nickname)));
    case 'ENTER_ROOM_REQUEST':
      return asks(t.toasts.newRoomRequest(person(push.user_id, push.user_nickname), room(push.room_id)));
    case 'ROOM_INVITATION':
      return asks(t.toasts.newInvitation(push.room_nickname ?? room(push.room_id)));
    default:
      return null;
  }
}
