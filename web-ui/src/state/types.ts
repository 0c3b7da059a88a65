import type { LinkState } from '../net/link';
import type { AccessType, Member, Message, OpenRequest, Role } from '../protocol/objects';

/** A room (`r:ID`) or the private pair with a person (`u:ID`). */
export type ConvKey = `r:${string}` | `u:${string}`;

export interface Person {
  id: string;
  nickname: string;
  description: string;
  online: boolean;
  lastSeen: number;
  since: number;
}

export interface RoomFacts {
  nickname: string;
  description: string;
  access: AccessType;
  history: 0 | 1;
  role: Role;
  members: number;
}

export interface Conv {
  key: ConvKey;
  id: string;
  /** Null in a private conversation. */
  room: RoomFacts | null;
  /** False where sending has ended: not friends any more. */
  open: boolean;
  lastSeq: number;
  readSeq: number;
  peerReadSeq: number;
  last: Message | null;
}

/** What this page holds of a conversation: a run of messages without a hole that ends at `cursor`. */
export interface Log {
  status: 'loading' | 'ready' | 'failed';
  items: Message[];
  /** The newest sequence number up to which nothing is missing. */
  cursor: number;
  /** The oldest one that I can read. */
  firstSeq: number;
  /** Arrived beyond a hole; waits until the hole is filled. */
  ahead: Message[];
  /** The connection was away since: edits and more may be missing. */
  stale: boolean;
  loadingOlder: boolean;
  /** Where "new messages" begins, as it was when the conversation was opened. */
  unreadAfter: number | null;
}

export interface Outgoing {
  clientId: string;
  text: string;
  time: number;
  status: 'pending' | 'failed' | 'sent';
  err: number | null;
  seq: number | null;
}

export type Route =
  | { name: 'home' }
  | { name: 'conv'; key: ConvKey }
  | { name: 'discover' }
  | { name: 'requests' }
  | { name: 'settings' }
  /** Where to search messages; `null` is everywhere. */
  | { name: 'search'; key: ConvKey | null };

export interface Search {
  query: string;
  /** The one conversation that is searched, or null for all. */
  key: ConvKey | null;
  /** Newest first. */
  messages: Message[];
  /** Where the search goes on; null at its end. */
  next: string | null;
  busy: boolean;
  error: unknown;
}

export type Dialog =
  | { name: 'create-room' }
  | { name: 'add-friend'; userId: string }
  | { name: 'remove-friend'; userId: string }
  | { name: 'block-user'; userId: string }
  | { name: 'invite'; roomId: string }
  | { name: 'leave-room'; roomId: string }
  | { name: 'delete-room'; roomId: string }
  | { name: 'remove-member'; roomId: string; userId: string; ban: boolean }
  | { name: 'transfer-room'; roomId: string; userId: string }
  | { name: 'delete-message'; key: ConvKey; seq: number }
  | { name: 'react'; key: ConvKey; seq: number }
  | { name: 'delete-account' }
  | { name: 'jump' }
  | { name: 'help' };

export interface Toast {
  id: number;
  text: string;
  tone: 'good' | 'bad' | 'plain';
  /** Where the toast leads, if anywhere: an address of this page. */
  to?: string;
}

export type SignedOutWhy =
  | 'signed_out'
  | 'expired'
  | 'too_many_sessions'
  | 'too_many_connections'
  | 'password_changed'
  | 'user_deleted'
  | 'session_ended'
  | null;

export interface State {
  phase: 'starting' | 'signed-out' | 'signed-in';
  why: SignedOutWhy;
  me: string;
  synced: boolean;
  /** The server is of another version than the one that this page came from. */
  outdated: boolean;
  epoch: string | null;
  link: LinkState;
  /** When the link that was live went away, by the page's clock. */
  lostAt: number | null;
  // Keyed like conversations and not by the bare ID, which may be any word, "constructor" too.
  people: Record<ConvKey, Person>;
  convs: Record<ConvKey, Conv>;
  logs: Record<ConvKey, Log>;
  outbox: Record<ConvKey, Outgoing[]>;
  members: Record<ConvKey, Member[]>;
  /** Accounts that were deleted while this page runs: an answer that was on its way may still know them. */
  gone: Record<ConvKey, true>;
  requests: OpenRequest[];
  /** What I asked for and still wait for: a friendship, a way into a room. */
  asked: Record<ConvKey, number>;
  /** Who is writing, and until when that may be believed. */
  typing: Record<ConvKey, Record<string, number>>;
  muted: Record<ConvKey, true>;
  /** People whom I have blocked. */
  blocked: Record<ConvKey, true>;
  /** What was begun and not sent. */
  drafts: Record<ConvKey, string>;
  search: Search;
  /** The message that is to be shown next, wherever it stands in its log. */
  jump: { key: ConvKey; seq: number } | null;
  route: Route;
  panel: boolean;
  dialog: Dialog | null;
  toasts: Toast[];
  theme: 'system' | 'light' | 'dark';
  /** The message that is being edited in the open conversation. */
  editing: number | null;
  quoting: number | null;
}

export const roomKey = (id: string): ConvKey => `r:${id}`;
export const personKey = (id: string): ConvKey => `u:${id}`;
export const isRoom = (key: ConvKey): boolean => key.startsWith('r:');
export const idOf = (key: ConvKey): string => key.slice(2);
export const targetOf = (key: ConvKey): { room_id: string } | { user_id: string } =>
  isRoom(key) ? { room_id: idOf(key) } : { user_id: idOf(key) };

export const noSearch: Search = { query: '', key: null, messages: [], next: null, busy: false, error: null };

export const initialState: State = {
  phase: 'starting',
  why: null,
  me: '',
  synced: false,
  outdated: false,
  epoch: null,
  link: { name: 'idle' },
  lostAt: null,
  people: {},
  convs: {},
  logs: {},
  outbox: {},
  members: {},
  gone: {},
  requests: [],
  asked: {},
  typing: {},
  muted: {},
  blocked: {},
  drafts: {},
  search: noSearch,
  jump: null,
  route: { name: 'home' },
  panel: false,
  dialog: null,
  toasts: [],
  theme: 'system',
  editing: null,
  quoting: null,
};
