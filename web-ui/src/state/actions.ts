import type { LinkState } from '../net/link';
import type { Friend, Member, Message, MyRoom, OpenRequest, User } from '../protocol/objects';
import type { Push } from '../protocol/pushes';
import type { LogPage } from './log';
import type { ConvKey, Dialog, Outgoing, Route, SignedOutWhy, State, Toast } from './types';

/** Everything that can happen to the state. `at` is the page's clock in milliseconds: reducers have none. */
export type Action =
  | { type: 'link'; state: LinkState; at: number }
  | { type: 'starting'; me: string }
  | { type: 'signed-in'; me: string; epoch: string | null }
  | { type: 'signed-out'; why: SignedOutWhy }
  | { type: 'store-reset'; epoch: string }
  | { type: 'friends-listed'; friends: Friend[] }
  | { type: 'past-listed'; userId: string; lastSeq: number; readSeq: number; last: Message | null }
  | { type: 'rooms-listed'; rooms: MyRoom[] }
  | { type: 'requests-listed'; requests: OpenRequest[] }
  | { type: 'synced' }
  | { type: 'outdated' }
  | { type: 'request-done'; requestId: number }
  | { type: 'people-seen'; people: User[] }
  | { type: 'named'; userId: string; nickname: string }
  | { type: 'members-listed'; roomId: string; members: Member[] }
  | { type: 'room-changed'; roomId: string; change: Partial<NonNullable<State['convs'][ConvKey]['room']>> }
  | { type: 'member-changed'; roomId: string; userId: string; role: Member['role'] }
  | { type: 'member-left'; roomId: string; userId: string }
  | { type: 'conv-gone'; key: ConvKey }
  | { type: 'friend-gone'; userId: string }
  | { type: 'push'; push: Push; at: number }
  | { type: 'log-loading'; key: ConvKey }
  | { type: 'log-failed'; key: ConvKey }
  | { type: 'log-page'; key: ConvKey; where: 'newest' | 'after' | 'older'; page: LogPage }
  | { type: 'older-loading'; key: ConvKey; loading: boolean }
  | { type: 'message-changed'; key: ConvKey; seq: number; change: Partial<Message> }
  | { type: 'reacted'; key: ConvKey; seq: number; userId: string; reaction: string; added: boolean }
  | { type: 'read'; key: ConvKey; seq: number }
  | { type: 'outgoing'; key: ConvKey; item: Outgoing }
  | { type: 'outgoing-failed'; key: ConvKey; clientId: string; err: number | null }
  | { type: 'outgoing-sent'; key: ConvKey; clientId: string; message: Message }
  | { type: 'outgoing-dropped'; key: ConvKey; clientId: string }
  | { type: 'asked'; key: ConvKey; requestId: number | null }
  | { type: 'asked-restored'; asked: State['asked'] }
  | { type: 'muted'; muted: State['muted'] }
  | { type: 'blocked-listed'; blocked: User[] }
  | { type: 'blocked'; userId: string; on: boolean }
  | { type: 'draft'; key: ConvKey; text: string }
  | { type: 'drafts-restored'; drafts: State['drafts'] }
  | { type: 'search-begun'; query: string; key: ConvKey | null }
  | { type: 'search-busy' }
  | { type: 'search-page'; messages: Message[]; next: string | null; busy: boolean }
  | { type: 'search-failed'; error: unknown }
  | { type: 'jump'; jump: State['jump'] }
  | { type: 'typing-over'; at: number }
  | { type: 'route'; route: Route }
  | { type: 'panel'; open: boolean }
  | { type: 'dialog'; dialog: Dialog | null }
  | { type: 'editing'; seq: number | null }
  | { type: 'quoting'; seq: number | null }
  | { type: 'toast'; toast: Toast }
  | { type: 'toast-gone'; id: number }
  | { type: 'theme'; theme: State['theme'] };
