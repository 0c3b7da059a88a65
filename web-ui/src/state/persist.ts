import type { ConvKey, State } from './types';

export interface StoredToken {
  token: string;
  user: string;
}

export interface StoredOutgoing {
  key: ConvKey;
  clientId: string;
  text: string;
  time: number;
}

const PREFIX = 'scrp:';
const TOKEN = `${PREFIX}token`;
const THEME = `${PREFIX}theme`;

/**
 * What outlives a reload. A storage may be full or forbidden: then the page works without it. The token is in the
 * session's storage unless the user stays signed in on the device; the rest is kept by user and goes at sign-out.
 */
export class Persist {
  constructor(
    private readonly local: Storage | null,
    private readonly session: Storage | null,
  ) {}

  token(): StoredToken | null {
    return this.read<StoredToken>(this.session, TOKEN) ?? this.read<StoredToken>(this.local, TOKEN);
  }

  saveToken(token: StoredToken, stay: boolean): void {
    this.write(stay ? this.local : this.session, TOKEN, token);
    this.remove(stay ? this.session : this.local, TOKEN);
  }

  /** Replaces the token where it is kept now. */
  renewToken(token: StoredToken): void {
    this.saveToken(token, this.read(this.session, TOKEN) === null);
  }

  forgetToken(): void {
    this.remove(this.local, TOKEN);
    this.remove(this.session, TOKEN);
  }

  theme(): State['theme'] {
    return this.read<State['theme']>(this.local, THEME) ?? 'system';
  }

  saveTheme(theme: State['theme']): void {
    this.write(this.local, THEME, theme);
  }

  /** One entry for each message, so that two tabs never overwrite each other's. */
  outgoing(user: string): StoredOutgoing[] {
    return this.keys(`${PREFIX}${user}:out:`)
      .map((name) => this.read<StoredOutgoing>(this.local, name))
      .filter((item): item is StoredOutgoing => item !== null)
      .sort((a, b) => a.time - b.time);
  }

  saveOutgoing(user: string, item: StoredOutgoing): void {
    this.write(this.local, `${PREFIX}${user}:out:${item.clientId}`, item);
  }

  forgetOutgoing(user: string, clientId: string): void {
    this.remove(this.local, `${PREFIX}${user}:out:${clientId}`);
  }

  draft(user: string, key: ConvKey): string {
    return this.read<string>(this.local, `${PREFIX}${user}:draft:${key}`) ?? '';
  }

  saveDraft(user: string, key: ConvKey, text: string): void {
    const name = `${PREFIX}${user}:draft:${key}`;
    if (text) this.write(this.local, name, text);
    else this.remove(this.local, name);
  }

  drafts(user: string): State['drafts'] {
    const prefix = `${PREFIX}${user}:draft:`;
    const drafts: State['drafts'] = {};
    for (const name of this.keys(prefix)) {
      const key = name.slice(prefix.length) as ConvKey;
      const text = this.draft(user, key);
      if (text) drafts[key] = text;
    }
    return drafts;
  }

  asked(user: string): State['asked'] {
    return this.read<State['asked']>(this.local, `${PREFIX}${user}:asked`) ?? {};
  }

  saveAsked(user: string, asked: State['asked']): void {
    this.write(this.local, `${PREFIX}${user}:asked`, asked);
  }

  muted(user: string): State['muted'] {
    return this.read<State['muted']>(this.local, `${PREFIX}${user}:muted`) ?? {};
  }

  saveMuted(user: string, muted: State['muted']): void {
    this.write(this.local, `${PREFIX}${user}:muted`, muted);
  }

  /** Whether this person has put off the offer of notifications. */
  hasDeclinedNotifications(user: string): boolean {
    return this.read<boolean>(this.local, `${PREFIX}${user}:quiet`) === true;
  }

  declineNotifications(user: string): void {
    this.write(this.local, `${PREFIX}${user}:quiet`, true);
  }

  forgetUser(user: string): void {
    for (const name of this.keys(`${PREFIX}${user}:`)) this.remove(this.local, name);
  }

  private keys(prefix: string): string[] {
    try {
      return Object.keys(this.local ?? {}).filter((name) => name.startsWith(prefix));
    } catch {
      return [];
    }
  }

  private read<T>(storage: Storage | null, name: string): T | null {
    try {
      const text = storage?.getItem(name);
      return text ? (JSON.parse(text) as T) : null;
    } catch {
      return null;
    }
  }

  private write(storage: Storage | null, name: string, value: unknown): void {
    try {
      storage?.setItem(name, JSON.stringify(value));
    } catch {
      // Full or forbidden: nothing that the user could do about it now.
    }
  }

  private remove(storage: Storage | null, name: string): void {
    try {
      storage?.removeItem(name);
    } catch {
      // As above.
    }
  }
}

/** The browser's storages, each null where the user has forbidden it. */
export function browserPersist(): Persist {
  const storage = (get: () => Storage): Storage | null => {
    try {
      return get();
    } catch {
      return null;
    }
  };
  return new Persist(
    storage(() => window.localStorage),
    storage(() => window.sessionStorage),
  );
}
