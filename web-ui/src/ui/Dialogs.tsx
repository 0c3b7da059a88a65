import { useState } from 'preact/hooks';
import { errorText, t } from '../i18n';
import { limits, validText } from '../protocol/limits';
import { nameOf, titleOf } from '../state/select';
import { type Dialog as DialogState, roomKey } from '../state/types';
import { Confirm } from './base/Dialog';
import { Field } from './base/Field';
import { ReactDialog } from './chat/ReactDialog';
import { useApp, useEngine } from './context';
import { CreateRoom } from './rooms/CreateRoom';
import { Invite } from './rooms/Invite';
import { address, go } from './route';
import { Help } from './shell/Help';
import { JumpDialog } from './shell/JumpDialog';
import { useAction } from './useAction';

type Of<N extends DialogState['name']> = Extract<DialogState, { name: N }>;
type Props<N extends DialogState['name']> = { dialog: Of<N>; onClose: () => void };

/** The one dialog that is open. */
export function Dialogs() {
  const { store } = useEngine();
  const dialog = useApp((state) => state.dialog);
  const onClose = (): void => store.dispatch({ type: 'dialog', dialog: null });
  if (!dialog) return null;
  switch (dialog.name) {
    case 'create-room':
      return <CreateRoom onClose={onClose} />;
    case 'jump':
      return <JumpDialog onClose={onClose} />;
    case 'help':
      return <Help onClose={onClose} />;
    case 'add-friend':
      return <AddFriend dialog={dialog} onClose={onClose} />;
    case 'invite':
      return <Invite roomId={dialog.roomId} onClose={onClose} />;
    case 'react':
      return <ReactDialog convKey={dialog.key} seq={dialog.seq} onClose={onClose} />;
    case 'delete-room':
      return <DeleteRoom dialog={dialog} onClose={onClose} />;
    case 'delete-account':
      return <DeleteAccount onClose={onClose} />;
    default:
      return <Sure dialog={dialog} onClose={onClose} />;
  }
}

function AddFriend({ dialog, onClose }: Props<'add-friend'>) {
  const { commands } = useEngine();
  const [message, setMessage] = useState('');
  const action = useAction();
  const name = useApp((state) => nameOf(state, dialog.userId));
  const isTooLong = !validText(message, 0, limits.verification);
  return (
    <Confirm
      title={t.people.addTitle(name)}
      text={t.people.addText}
      action={t.people.sendRequest}
      busy={action.busy}
      error={action.text}
      disabled={isTooLong}
      onClose={onClose}
      onConfirm={() =>
        void action.run(() => commands.addFriend(dialog.userId, message)).then((done) => done && onClose())
      }
    >
      <Field
        label={t.people.message}
        value={message}
        onInput={setMessage}
        long
        autoFocus
        error={isTooLong ? t.fields.description : null}
      />
    </Confirm>
  );
}

function DeleteRoom({ dialog, onClose }: Props<'delete-room'>) {
  const { commands } = useEngine();
  const [typed, setTyped] = useState('');
  const action = useAction();
  const name = useApp((state) => titleOf(state, roomKey(dialog.roomId)));
  return (
    <Confirm
      title={t.rooms.deleteTitle(name)}
      text={t.rooms.deleteText}
      action={t.rooms.delete}
      danger
      busy={action.busy}
      error={action.text}
      disabled={typed !== dialog.roomId}
      onClose={onClose}
      onConfirm={() =>
        void action
          .run(() => commands.deleteRoom(dialog.roomId))
          .then((done) => {
            if (!done) return;
            onClose();
            go(address('home'));
          })
      }
    >
      <Field label={t.rooms.deleteConfirm(dialog.roomId)} value={typed} onInput={setTyped} code autoFocus />
    </Confirm>
  );
}

function DeleteAccount({ onClose }: { onClose: () => void }) {
  const { commands } = useEngine();
  const [password, setPassword] = useState('');
  const action = useAction();
  return (
    <Confirm
      title={t.settings.deleteTitle}
      text={t.settings.deleteText}
      action={t.settings.deleteAccount}
      danger
      busy={action.busy}
      error={null}
      disabled={password === ''}
      onClose={onClose}
      onConfirm={() => void action.run(() => commands.deleteAccount(password))}
    >
      <Field
        label={t.auth.password}
        type="password"
        value={password}
        onInput={setPassword}
        autoFocus
        error={action.error === null ? null : errorText(action.error)}
      />
    </Confirm>
  );
}

type Simple = Of<'remove-friend' | 'block-user' | 'leave-room' | 'remove-member' | 'transfer-room' | 'delete-message'>;

/** Questions that need no more than a yes. */
function Sure({ dialog, onClose }: { dialog: Simple; onClose: () => void }) {
  const { commands } = useEngine();
  const action = useAction();
  const name = useApp((state) =>
    'userId' in dialog
      ? nameOf(state, dialog.userId)
      : titleOf(state, 'key' in dialog ? dialog.key : roomKey(dialog.roomId)),
  );
  const ask = {
    'remove-friend': [t.people.removeTitle(name), t.people.removeText, t.people.remove],
    'block-user': [t.people.blockTitle(name), t.people.blockText, t.people.block],
    'leave-room': [t.rooms.leaveTitle(name), t.rooms.leaveText, t.rooms.leave],
    'remove-member':
      dialog.name === 'remove-member' && dialog.ban
        ? [t.rooms.banTitle(name), t.rooms.banText, t.rooms.ban]
        : [t.rooms.removeTitle(name), t.rooms.removeText, t.rooms.remove],
    'transfer-room': [t.rooms.transferTitle(name), t.rooms.transferText, t.rooms.transfer],
    'delete-message': [t.chat.deleteTitle, t.chat.deleteText, t.chat.remove],
  }[dialog.name];
  const work = (): Promise<void> => {
    switch (dialog.name) {
      case 'remove-friend':
        return commands.removeFriend(dialog.userId);
      case 'block-user':
        return commands.block(dialog.userId);
      case 'leave-room':
        return commands.leaveRoom(dialog.roomId).then(() => go(address('home')));
      case 'remove-member':
        return commands.removeMember(dialog.roomId, dialog.userId, dialog.ban);
      case 'transfer-room':
        return commands.transferRoom(dialog.roomId, dialog.userId);
      case 'delete-message':
        return commands.deleteMessage(dialog.key, dialog.seq);
    }
  };
  return (
    <Confirm
      title={ask[0] ?? ''}
      text={ask[1] ?? ''}
      action={ask[2] ?? ''}
      danger={dialog.name !== 'transfer-room'}
      busy={action.busy}
      error={action.text}
      onClose={onClose}
      onConfirm={() => void action.run(work).then((done) => done && onClose())}
    />
  );
}
