import { t } from '../../i18n';
import { hueOf, initials } from '../../text/names';
import { Icon } from './Icon';

interface AvatarProps {
  id: string;
  name: string;
  size?: 'small' | 'normal' | 'large';
  online?: boolean | undefined;
}

/** People are rounded squares with their initials; the name stands beside it, so it is not read out. */
export function Avatar({ id, name, size = 'normal', online }: AvatarProps) {
  return (
    <span class={`avatar ${size}`} style={{ '--hue': `${hueOf(id)}` }}>
      <span aria-hidden="true">{initials(name)}</span>
      {online !== undefined && (
        <span
          class={`dot ${online ? 'on' : 'off'}`}
          role="img"
          aria-label={online ? t.presence.online : t.presence.offline}
        />
      )}
    </span>
  );
}

/** Rooms are circles whose sign says who can enter. */
export function RoomSign({
  id,
  access,
  size = 'normal',
}: {
  id: string;
  access: 0 | 1 | 2;
  size?: AvatarProps['size'];
}) {
  return (
    <span class={`avatar round ${size}`} style={{ '--hue': `${hueOf(id)}` }} title={t.rooms.accessShort[access]}>
      <Icon
        name={access === 0 ? 'hash' : access === 1 ? 'key' : 'lock'}
        size={size === 'large' ? 26 : size === 'small' ? 14 : 18}
      />
    </span>
  );
}
