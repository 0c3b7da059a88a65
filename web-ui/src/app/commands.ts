import { t } from '../i18n';
import type { RequestOf } from '../protocol/methods';
import type { AccessType, OpenRequest } from '../protocol/objects';
import { addressOf } from '../state/route';
import { titleOf } from '../state/select';
import { type ConvKey, personKey, roomKey, targetOf } from '../state/types';
import type { Core } from './core';
import type { Lists } from './lists';
import type { Session } from './session';

const TYPING_EVERY_MS = 3_000;

/**
 * What the user can do, beside sending. Each asks the server first and shows the change with its answer: the acting
 * connection gets no push of its own act.
 */
export class Commands {
  private typedAt = 0;

  constructor(
    private readonly core: Core,
    private readonly lists: Lists,
    private readonly session: Session,
  ) {}

  async addFriend(userId: string, message: string): Promise<void> {
    const { request_id } = await this.core.ask('ADD_FRIEND', {
      subject_user_id: userId,
      verification_message: message,
    });
    this.asked(personKey(userId), request_id ?? 0);
    this.lists.soon('friends');
  }

  async removeFriend(userId: string): Promise<void> {
    await this.core.ask('REMOVE_FRIEND', { subject_user_id: userId });
    this.core.store.dispatch({ type: 'friend-gone', userId });
  }

  async block(userId: string): Promise<void> {
    await this.core.ask('BLOCK_USER', { user_id: userId });
    this.core.store.dispatch({ type: 'friend-gone', userId });
    this.core.store.dispatch({ type: 'blocked', userId, on: true });
    this.lists.soon('requests');
  }

  async unblock(userId: string): Promise<void> {
    await this.core.ask('UNBLOCK_USER', { user_id: userId });
    this.core.store.dispatch({ type: 'blocked', userId, on: false });
  }

  async decide(request: OpenRequest, how: 'APPROVE' | 'REJECT' | 'IGNORE'): Promise<void> {
    const { store } = this.core;
    try {
      await this.core.ask(`${how}_REQUEST`, { request_id: request.request_id });
    } finally {
      this.lists.soon('requests');
    }
    store.dispatch({ type: 'request-done', requestId: request.request_id });
    if (how !== 'APPROVE') return;
    if (request.kind === 'friend') this.lists.soon('friends');
    if (request.kind !== 'invitation' || !request.room_id) return;
    const key = roomKey(request.room_id);
    await this.lists.rooms();
    this.core.toast(t.toasts.entered(titleOf(store.get(), key)), 'good', addressOf({ name: 'conv', key }));
  }

  async createRoom(fields: RequestOf<'CREATE_ROOM'>): Promise<void> {
    await this.core.ask('CREATE_ROOM', fields);
    await this.lists.rooms();
  }

  /** True where the way in is open, false where someone has to decide first. */
  async enterRoom(roomId: string, password?: string): Promise<boolean> {
    const fields = password === undefined ? { room_id: roomId } : { room_id: roomId, room_password: password };
    const answer = await this.core.ask('ENTER_ROOM', fields);
    if (answer.pending) {
      this.asked(roomKey(roomId), answer.request_id ?? 0);
      return false;
    }
    await this.lists.rooms();
    return true;
  }

  async leaveRoom(roomId: string): Promise<void> {
    await this.core.ask('LEAVE_ROOM', { room_id: roomId });
    this.core.store.dispatch({ type: 'conv-gone', key: roomKey(roomId) });
  }

  async deleteRoom(roomId: string): Promise<void> {
    await this.core.ask('REMOVE_ROOM', { room_id: roomId });
    this.core.store.dispatch({ type: 'conv-gone', key: roomKey(roomId) });
  }

  async renameRoom(roomId: string, nickname: string): Promise<void> {
    await this.core.ask('CHANGE_ROOM_NICKNAME', { room_id: roomId, new_room_nickname: nickname });
    this.core.store.dispatch({ type: 'room-changed', roomId, change: { nickname } });
  }

  async describeRoom(roomId: string, description: string): Promise<void> {
    await this.core.ask('CHANGE_ROOM_DESCRIPTION', { room_id: roomId, new_room_description: description });
    this.core.store.dispatch({ type: 'room-changed', roomId, change: { description } });
  }

  async changeAccess(roomId: string, access: AccessType, password: string): Promise<void> {
    const fields = { room_id: roomId, room_access_type: access };
    await this.core.ask('CHANGE_ROOM_ACCESS', access === 1 ? { ...fields, room_password: password } : fields);
    this.core.store.dispatch({ type: 'room-changed', roomId, change: { access } });
  }

  async changeHistory(roomId: string, history: 0 | 1): Promise<void> {
    await this.core.ask('CHANGE_ROOM_HISTORY', { room_id: roomId, room_history: history });
    this.core.store.dispatch({ type: 'room-changed', roomId, change: { history } });
  }

  async appoint(roomId: string, userId: string): Promise<void> {
    await this.core.ask('SET_ADMIN', { room_id: roomId, subject_user_id: userId });
    this.core.store.dispatch({ type: 'member-changed', roomId, userId, role: 'admin' });
  }

  async dismiss(roomId: string, userId: string): Promise<void> {
    await this.core.ask('REMOVE_ADMIN', { room_id: roomId, subject_user_id: userId });
    this.core.store.dispatch({ type: 'member-changed', roomId, userId, role: 'member' });
  }

  async removeMember(roomId: string, userId: string, ban: boolean): Promise<void> {
    const method = ban ? 'BAN_USER_FROM_ROOM' : 'REMOVE_USER_FROM_ROOM';
    await this.core.ask(method, { room_id: roomId, subject_user_id: userId });
    this.core.store.dispatch({ type: 'member-left', roomId, userId });
  }

  async transferRoom(roomId: string, userId: string): Promise<void> {
    await this.core.ask('TRANSFER_ROOM', { room_id: roomId, subject_user_id: userId });
    this.core.store.dispatch({ type: 'member-changed', roomId, userId, role: 'owner' });
    this.core.store.dispatch({ type: 'member-changed', roomId, userId: this.me(), role: 'admin' });
  }

  async invite(roomId: string, userId: string): Promise<void> {
    await this.core.ask('INVITE_TO_ROOM', { room_id: roomId, subject_user_id: userId });
  }

  async editMessage(key: ConvKey, seq: number, text: string): Promise<void> {
    await this.core.ask('EDIT_MESSAGE', { ...targetOf(key), seq, text });
    const change = { text, edited_time: Math.floor(Date.now() / 1000) };
    this.core.store.dispatch({ type: 'message-changed', key, seq, change });
  }

  async deleteMessage(key: ConvKey, seq: number): Promise<void> {
    await this.core.ask('DELETE_MESSAGE', { ...targetOf(key), seq });
    this.core.store.dispatch({ type: 'message-changed', key, seq, change: { deleted: true, text: '' } });
  }

  async react(key: ConvKey, seq: number, reaction: string, added: boolean): Promise<void> {
    await this.core.ask(added ? 'ADD_REACTION' : 'REMOVE_REACTION', { ...targetOf(key), seq, reaction });
    this.core.store.dispatch({ type: 'reacted', key, seq, userId: this.me(), reaction, added });
  }

  /** Tells the others that I write, now and then; whether it got there does not matter. */
  typing(key: ConvKey): void {
    const now = Date.now();
    if (now - this.typedAt < TYPING_EVERY_MS || !this.core.isLive()) return;
    this.typedAt = now;
    this.core.ask('SEND_TYPING', targetOf(key)).catch(() => {});
  }

  async saveProfile(nickname: string, description: string): Promise<void> {
    const known = this.core.store.get().people[personKey(this.me())];
    if (nickname !== known?.nickname) await this.core.ask('CHANGE_USER_NICKNAME', { user_nickname: nickname });
    if (description !== known?.description) {
      await this.core.ask('CHANGE_USER_DESCRIPTION', { user_description: description });
    }
    await this.lists.person(this.me());
  }

  async changePassword(oldPassword: string, newPassword: string): Promise<void> {
    const fields = { old_user_password: oldPassword, new_user_password: newPassword };
    const { session_token } = await this.core.ask('CHANGE_USER_PASSWORD', fields);
    this.session.renew(session_token);
  }

  async deleteAccount(password: string): Promise<void> {
    await this.core.ask('DELETE_USER', { user_password: password });
    this.core.persist.forgetUser(this.me());
    this.session.end('user_deleted');
  }

  mute(key: ConvKey, isMuted: boolean): void {
    const { [key]: _before, ...others } = this.core.store.get().muted;
    const muted = isMuted ? { ...others, [key]: true as const } : others;
    this.core.store.dispatch({ type: 'muted', muted });
    this.core.persist.saveMuted(this.me(), muted);
  }

  copyLink(key: ConvKey): void {
    this.copy(`${window.location.origin}${window.location.pathname}${addressOf({ name: 'conv', key })}`);
  }

  /** Plain http pages have no clipboard: then the text is shown, to be copied by hand. */
  copy(text: string): void {
    const shown = (): void => this.core.toast(text);
    if (!navigator.clipboard) shown();
    else navigator.clipboard.writeText(text).then(() => this.core.toast(t.toasts.copied, 'good'), shown);
  }

  private asked(key: ConvKey, requestId: number): void {
    this.core.store.dispatch({ type: 'asked', key, requestId });
    this.core.persist.saveAsked(this.me(), this.core.store.get().asked);
  }

  private me(): string {
    return this.core.store.get().me;
  }
}
