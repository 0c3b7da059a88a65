import type { OpenWire, Wire, WireEvents } from '../../src/net/socket';

type Fields = Record<string, unknown>;
interface Stored {
  message_id: number;
  seq: number;
  time: number;
  sender_id: string | null;
  text: string;
  client_message_id?: string;
  edited_time?: number;
  deleted?: boolean;
}
interface FakeUser {
  id: string;
  password: string;
  nickname: string;
  description: string;
  friends: Set<string>;
  blocked: Set<string>;
}
interface FakeRoom {
  id: string;
  nickname: string;
  description: string;
  access: number;
  password: string;
  owner: string;
  admins: Set<string>;
  members: Set<string>;
}
interface FakeRequest {
  request_id: number;
  kind: string;
  user_id: string;
  to: string[];
  room_id?: string;
  verification_message?: string;
  time: number;
}
/** What a handler may find in a request; the page under test sends what the method needs. */
interface In {
  user_id: string;
  user_password: string;
  user_nickname: string;
  subject_user_id: string;
  verification_message?: string;
  session_token: string;
  query: string;
  cursor?: string;
  request_id: number;
  room_id: string;
  room_nickname: string;
  room_access: number;
  room_password: string;
  new_room_description: string;
  text: string;
  client_message_id?: string;
  seq: number;
  after_seq?: number;
  before_seq?: number;
  limit?: number;
}
interface Connection {
  events: WireEvents;
  user: string | null;
  open: boolean;
}

class Err extends Error {
  constructor(readonly err: number) {
    super(`${err}`);
  }
}

/** As much of an SCRP server as the page needs to be tried without one: in memory, one process, no limits. */
export class FakeServer {
  readonly users = new Map<string, FakeUser>();
  readonly rooms = new Map<string, FakeRoom>();
  readonly logs = new Map<string, Stored[]>();
  readonly reads = new Map<string, number>();
  readonly connections = new Set<Connection>();
  readonly tokens = new Map<string, string>();
  requests: FakeRequest[] = [];
  epoch = 'e1';
  version = '1.0.0';
  /** Refuses new connections. */
  down = false;
  /** Sees each request first; returning true swallows it. */
  intercept: (method: string, fields: Fields) => boolean = () => false;
  /** Sees each answer before it leaves; returning true loses it. */
  loseAnswer: (method: string) => boolean = () => false;
  /** What a request is refused with, if anything. */
  refuse: (method: string) => Fields | null = () => null;
  asked: string[] = [];
  private serial = 1;

  constructor(private readonly now: () => number = () => Math.floor(Date.now() / 1000)) {}

  readonly open: OpenWire = (events) => {
    const connection: Connection = { events, user: null, open: true };
    queueMicrotask(() => {
      if (this.down) this.drop(connection);
      else if (connection.open) {
        this.connections.add(connection);
        events.onOpen();
      }
    });
    const wire: Wire = {
      send: (text) => queueMicrotask(() => connection.open && this.receive(connection, text)),
      close: () => this.drop(connection),
    };
    return wire;
  };

  /** Cuts every connection, as a server does that is killed. */
  cut(): void {
    for (const connection of [...this.connections]) this.drop(connection);
  }

  push(to: Iterable<string>, method: string, fields: Fields, except?: Connection): void {
    const users = new Set(to);
    const text = JSON.stringify({ push_id: this.serial++, method, time: this.now(), ...fields });
    for (const connection of this.connections) {
      if (connection !== except && connection.user && users.has(connection.user)) connection.events.onText(text);
    }
  }

  private drop(connection: Connection): void {
    if (!connection.open) return;
    connection.open = false;
    this.connections.delete(connection);
    queueMicrotask(() => connection.events.onClose());
    if (connection.user && !this.isOnline(connection.user)) this.presence(connection.user, 'USER_OFFLINE');
  }

  private receive(connection: Connection, text: string): void {
    const { req_id, method, ...fields } = JSON.parse(text) as Fields & { req_id: number; method: string };
    this.asked.push(method);
    if (this.intercept(method, fields)) return;
    const refusal = this.refuse(method);
    if (refusal) {
      connection.events.onText(JSON.stringify({ resp_id: req_id, ...refusal }));
      return;
    }
    let answer: Fields;
    try {
      const handler = this.handlers[method];
      if (!handler) throw new Err(233);
      if (!connection.user && !['SIGN_UP', 'LOG_IN', 'RESUME_SESSION', 'GET_TIME', 'GET_SERVER_INFO'].includes(method))
        throw new Err(250);
      answer = { err: 900, ...handler(connection, fields as unknown as In) };
    } catch (error) {
      if (!(error instanceof Err)) throw error;
      answer = { err: error.err };
    }
    if (!this.loseAnswer(method) && connection.open) {
      connection.events.onText(JSON.stringify({ resp_id: req_id, ...answer }));
    }
  }

  private readonly handlers: Record<string, (c: Connection, f: In) => Fields | undefined> = {
    GET_SERVER_INFO: () => ({
      ...{
        server_nickname: 'Fake',
        server_description: '',
        protocol_version: '1.0',
        time: this.now(),
        uptime: this.now(),
      },
      ...{ users: 0, max_users: 0, online_users: 0, max_online_users: 0, rooms: 0, max_rooms: 0 },
      ...{ messages_in: 0, messages_out: 0, data_in: 0, data_out: 0, server_version: this.version },
    }),
    GET_TIME: () => ({ time: this.now() }),
    SIGN_UP: (_c, f) => {
      if (this.users.has(f.user_id)) throw new Err(400);
      this.users.set(f.user_id, {
        id: f.user_id,
        password: f.user_password,
        nickname: f.user_nickname,
        description: '',
        friends: new Set(),
        blocked: new Set(),
      });
      return {};
    },
    LOG_IN: (c, f) => {
      if (this.users.get(f.user_id)?.password !== f.user_password) throw new Err(403);
      return this.logIn(c, f.user_id);
    },
    RESUME_SESSION: (c, f) => {
      const user = this.tokens.get(f.session_token);
      if (!user) throw new Err(355);
      return this.logIn(c, user);
    },
    LOG_OUT: (c) => {
      c.user = null;
      return {};
    },
    SET_CLIENT_INFO: () => ({}),
    GET_FRIENDS: (c) => ({
      friends: [...this.me(c).friends].map((id) => ({ ...this.userOf(id), ...this.marks(c, this.pair(c, id)) })),
      next_cursor: null,
    }),
    GET_ROOMS: (c) => ({
      rooms: [...this.rooms.values()]
        .filter(({ members }) => members.has(this.me(c).id))
        .map((room) => ({
          ...this.roomOf(room),
          role: this.role(room, this.me(c).id),
          ...this.marks(c, `r:${room.id}`),
        })),
      next_cursor: null,
    }),
    GET_REQUESTS: (c) => ({
      requests: this.requests
        .filter(({ to }) => to.includes(this.me(c).id))
        .map(({ to: _to, ...request }) => ({ ...request, user_nickname: this.userOf(request.user_id).user_nickname })),
    }),
    GET_USER: (_c, f) => this.userOf(f.user_id),
    GET_ROOM: (_c, f) => this.roomOf(this.room(f.room_id)),
    GET_ROOM_MEMBERS: (_c, f) => {
      const room = this.room(f.room_id);
      const members = [...room.members].map((id) => {
        const { user_id, user_nickname, mode } = this.userOf(id);
        return { user_id, user_nickname, mode, role: this.role(room, id) };
      });
      return { members, next_cursor: null };
    },
    GET_BLOCKED_USERS: (c) => ({ users: [...this.me(c).blocked].map((id) => this.userOf(id)) }),
    BLOCK_USER: (c, f) => {
      const other = this.users.get(f.user_id);
      this.me(c).blocked.add(f.user_id);
      this.me(c).friends.delete(f.user_id);
      other?.friends.delete(this.me(c).id);
      this.push([f.user_id], 'FRIEND_REMOVED', { user_id: this.me(c).id });
      return {};
    },
    UNBLOCK_USER: (c, f) => {
      this.me(c).blocked.delete(f.user_id);
      return {};
    },
    EXPORT_USER: (c, f) => {
      const all = [{ user: this.userOf(this.me(c).id) }, ...[...this.me(c).friends].map((friend) => ({ friend }))];
      const at = Number(f.cursor ?? 0);
      return { items: all.slice(at, at + 1), next_cursor: at + 1 < all.length ? `${at + 1}` : null };
    },
    // Looks at one conversation's worth of messages at a time: a page may be empty before the end.
    SEARCH_MESSAGE: (c, f) => {
      const keys = this.readable(c).filter((key) => (f.room_id ? key === `r:${f.room_id}` : true));
      const at = Number(f.cursor ?? 0);
      const key = keys[at];
      const messages = (key ? (this.logs.get(key) ?? []) : [])
        .filter(({ text, deleted }) => !deleted && text.toLowerCase().includes(f.query.toLowerCase()))
        .reverse()
        .map((message) => ({ ...message, ...this.placeOf(c, key ?? '') }));
      return { messages, next_cursor: at + 1 < keys.length ? `${at + 1}` : null };
    },
    SEARCH_USER: (_c, f) => ({
      users: [...this.users.values()].filter((user) => this.found(user, f.query)).map(({ id }) => this.userOf(id)),
      next_cursor: null,
    }),
    SEARCH_ROOM: (_c, f) => ({
      rooms: [...this.rooms.values()].filter((room) => this.found(room, f.query)).map((room) => this.roomOf(room)),
      next_cursor: null,
    }),
    ADD_FRIEND: (c, f) => {
      const me = this.me(c);
      const other = this.user(f.subject_user_id);
      const request_id = this.serial++;
      this.requests.push({
        request_id,
        kind: 'friend',
        user_id: me.id,
        to: [other.id],
        verification_message: f.verification_message ?? '',
        time: this.now(),
      });
      this.push([other.id], 'NEW_FRIEND_REQUEST', {
        request_id,
        user_id: me.id,
        user_nickname: me.nickname,
        verification_message: f.verification_message ?? '',
      });
      return { request_id };
    },
    APPROVE_REQUEST: (c, f) => {
      const request = this.take(c, f.request_id);
      const me = this.me(c);
      if (request.kind === 'friend') {
        this.befriend(me.id, request.user_id);
        for (const [a, b] of [
          [me.id, request.user_id],
          [request.user_id, me.id],
        ] as const) {
          this.push([a], 'FRIEND_ADDED', { user_id: b, user_nickname: this.userOf(b).user_nickname });
        }
      } else this.admit(this.room(request.room_id ?? ''), request.user_id);
      return {};
    },
    REJECT_REQUEST: (c, f) => {
      const { request_id, kind, user_id, room_id } = this.take(c, f.request_id);
      this.push([user_id], 'REQUEST_REJECTED', { request_id, kind, room_id, user_id: this.me(c).id });
      return {};
    },
    IGNORE_REQUEST: (c, f) => {
      this.take(c, f.request_id);
      return {};
    },
    REMOVE_FRIEND: (c, f) => {
      const me = this.me(c);
      me.friends.delete(f.subject_user_id);
      this.user(f.subject_user_id).friends.delete(me.id);
      this.push([f.subject_user_id], 'FRIEND_REMOVED', { user_id: me.id, user_nickname: me.nickname });
      return {};
    },
    CREATE_ROOM: (c, f) => {
      if (this.rooms.has(f.room_id)) throw new Err(401);
      const me = this.me(c).id;
      this.rooms.set(f.room_id, {
        id: f.room_id,
        nickname: f.room_nickname,
        description: '',
        access: f.room_access,
        password: f.room_password,
        owner: me,
        admins: new Set(),
        members: new Set([me]),
      });
      return {};
    },
    ENTER_ROOM: (c, f) => {
      const room = this.room(f.room_id);
      const me = this.me(c);
      if (room.members.has(me.id)) throw new Err(408);
      if (room.access === 1 && room.password !== f.room_password) throw new Err(403);
      if (room.access !== 2) {
        this.admit(room, me.id);
        return { pending: false };
      }
      const request_id = this.serial++;
      const to = [room.owner, ...room.admins];
      this.requests.push({ request_id, kind: 'room', user_id: me.id, to, room_id: room.id, time: this.now() });
      this.push(to, 'ENTER_ROOM_REQUEST', { request_id, room_id: room.id, user_id: me.id, user_nickname: me.nickname });
      return { pending: true, request_id };
    },
    LEAVE_ROOM: (c, f) => {
      const room = this.room(f.room_id);
      const id = this.me(c).id;
      this.push(room.members, 'USER_LEAVE_ROOM', { room_id: room.id, user_id: id, reason: 'left', by_user_id: null });
      room.members.delete(id);
      return {};
    },
    SET_ADMIN: (c, f) => {
      const room = this.room(f.room_id);
      room.admins.add(f.subject_user_id);
      const by_user_id = this.me(c).id;
      this.push(room.members, 'APPOINTED_AS_ADMIN', { room_id: room.id, user_id: f.subject_user_id, by_user_id }, c);
      return {};
    },
    CHANGE_ROOM_DESCRIPTION: (_c, f) => {
      this.room(f.room_id).description = f.new_room_description;
      return {};
    },
    SEND_ROOM_MESSAGE: (c, f) => {
      const room = this.room(f.room_id);
      if (!room.members.has(this.me(c).id)) throw new Err(801);
      return this.store(c, `r:${room.id}`, f, (message) =>
        this.push(room.members, 'NEW_ROOM_MESSAGE', { ...message, room_id: room.id }, c),
      );
    },
    SEND_PRIVATE_MESSAGE: (c, f) => {
      const me = this.me(c);
      if (!me.friends.has(f.user_id)) throw new Err(801);
      return this.store(c, this.pair(c, f.user_id), f, (message) =>
        this.push([me.id, f.user_id], 'NEW_PRIVATE_MESSAGE', { ...message, receiver_id: f.user_id }, c),
      );
    },
    RECEIVE_MESSAGE: (c, f) => {
      const key = f.room_id ? `r:${f.room_id}` : this.pair(c, f.user_id);
      const log = this.logs.get(key) ?? [];
      const limit = f.limit ?? 50;
      const fits = log.filter(({ seq }) => seq > (f.after_seq ?? 0) && seq < (f.before_seq ?? 2 ** 32));
      const messages = f.after_seq === undefined ? fits.slice(-limit) : fits.slice(0, limit);
      return {
        messages,
        more: messages.length < fits.length,
        last_seq: log.length,
        first_seq: 1,
        read_seq: this.reads.get(`${c.user} ${key}`) ?? 0,
      };
    },
    MARK_READ: (c, f) => {
      const key = f.room_id ? `r:${f.room_id}` : this.pair(c, f.user_id);
      this.reads.set(`${c.user} ${key}`, f.seq);
      if (f.user_id) this.push([f.user_id], 'MESSAGES_READ', { user_id: c.user, reader_id: c.user, seq: f.seq });
      return {};
    },
  };

  /** Stores a message as if `sender` had sent it from elsewhere. */
  say(key: string, sender: string, text: string): void {
    const connection = { user: sender } as Connection;
    const [kind, id] = [key.slice(0, 2), key.slice(2)];
    const fields = (kind === 'r:' ? { room_id: id, text } : { user_id: id, text }) as unknown as In;
    this.handlers[kind === 'r:' ? 'SEND_ROOM_MESSAGE' : 'SEND_PRIVATE_MESSAGE']?.(connection, fields);
  }

  befriend(a: string, b: string): void {
    this.user(a).friends.add(b);
    this.user(b).friends.add(a);
  }

  private store(c: Connection, key: string, f: In, tell: (m: Fields) => void): Fields {
    const log = this.logs.get(key) ?? [];
    this.logs.set(key, log);
    const sender = this.me(c).id;
    const known = log.find(
      (one) => one.sender_id === sender && f.client_message_id && one.client_message_id === f.client_message_id,
    );
    if (known) return { message_id: known.message_id, seq: known.seq, time: known.time };
    const message: Stored = {
      message_id: this.serial++,
      seq: log.length + 1,
      time: this.now(),
      sender_id: sender,
      text: f.text,
    };
    log.push(f.client_message_id ? { ...message, client_message_id: f.client_message_id } : message);
    this.reads.set(`${sender} ${key}`, message.seq);
    tell({ ...message });
    return { message_id: message.message_id, seq: message.seq, time: message.time };
  }

  private logIn(c: Connection, id: string): Fields {
    const wasOnline = this.isOnline(id);
    c.user = id;
    const session_token = `token-${this.serial++}`;
    this.tokens.set(session_token, id);
    if (!wasOnline) this.presence(id, 'USER_ONLINE');
    return { session_id: 's', session_token, session_expires: this.now() + 3600, store_epoch: this.epoch };
  }

  private presence(id: string, method: string): void {
    const fellows = [...this.rooms.values()]
      .filter(({ members }) => members.has(id))
      .flatMap(({ members }) => [...members]);
    const to = new Set([...(this.users.get(id)?.friends ?? []), ...fellows]);
    to.delete(id);
    this.push(to, method, { user_id: id, last_activity_time: this.now() });
  }

  private admit(room: FakeRoom, id: string): void {
    room.members.add(id);
    this.reads.set(`${id} r:${room.id}`, this.logs.get(`r:${room.id}`)?.length ?? 0);
    this.push(room.members, 'USER_ENTER_ROOM', {
      room_id: room.id,
      user_id: id,
      user_nickname: this.userOf(id).user_nickname,
    });
  }

  private take(c: Connection, id: number): FakeRequest {
    const request = this.requests.find(({ request_id, to }) => request_id === id && to.includes(this.me(c).id));
    if (!request) throw new Err(410);
    this.requests = this.requests.filter((one) => one !== request);
    return request;
  }

  private me(c: Connection): FakeUser {
    return this.user(c.user ?? '');
  }

  private user(id: string): FakeUser {
    const user = this.users.get(id);
    if (!user) throw new Err(404);
    return user;
  }

  private room(id: string): FakeRoom {
    const room = this.rooms.get(id);
    if (!room) throw new Err(405);
    return room;
  }

  private isOnline(id: string): boolean {
    return [...this.connections].some(({ user }) => user === id);
  }

  private readable(c: Connection): string[] {
    const { id } = this.me(c);
    return [...this.logs.keys()].filter((key) =>
      key.startsWith('r:') ? this.rooms.get(key.slice(2))?.members.has(id) : key.slice(2).split('|').includes(id),
    );
  }
  private placeOf(c: Connection, key: string): Fields {
    if (key.startsWith('r:')) return { room_id: key.slice(2) };
    return {
      user_id: key
        .slice(2)
        .split('|')
        .find((id) => id !== this.me(c).id),
    };
  }
  private pair(c: Connection, other: string): string {
    return `p:${[this.me(c).id, other].sort().join('|')}`;
  }

  private marks(c: Connection, key: string): Fields {
    const log = this.logs.get(key) ?? [];
    return {
      last_seq: log.length,
      read_seq: this.reads.get(`${c.user} ${key}`) ?? 0,
      peer_read_seq: 0,
      last_message: log.at(-1) ?? null,
    };
  }

  private userOf(id: string) {
    const { nickname, description } = this.user(id);
    return {
      user_id: id,
      user_nickname: nickname,
      user_description: description,
      sign_up_time: 1_700_000_000,
      last_activity_time: this.now() - 600,
      mode: this.isOnline(id) ? 1 : 0,
    };
  }

  private roomOf(room: FakeRoom): Fields {
    return {
      room_id: room.id,
      room_nickname: room.nickname,
      room_description: room.description,
      room_access_type: room.access,
      room_history: 0,
      owner_id: room.owner,
      admin_ids: [...room.admins],
      member_count: room.members.size,
    };
  }

  private role(room: FakeRoom, id: string): string {
    if (room.owner === id) return 'owner';
    return room.admins.has(id) ? 'admin' : 'member';
  }

  private found({ id, nickname }: { id: string; nickname: string }, query: string): boolean {
    const wanted = query.toLowerCase();
    return `${id} ${nickname}`
      .toLowerCase()
      .split(/\s+/)
      .some((word) => word.startsWith(wanted));
  }
}
