import { nameOf, titleOf } from '../state/select';
import { type ConvKey, isRoom, type State } from '../state/types';
import { plainText } from '../text/rich';
import { convAddress, go } from './route';

const LONGEST = 140;

export const canNotify = (): boolean => 'Notification' in window && window.isSecureContext;

/** A desktop notification, where the user allowed them and does not look at the page anyway. */
export function notify(state: State, key: ConvKey, senderId: string, text: string): void {
  if (
    !canNotify() ||
    Notification.permission !== 'granted' ||
    (document.visibilityState === 'visible' && document.hasFocus())
  )
    return;
  const body = plainText(text).slice(0, LONGEST);
  try {
    const notification = new Notification(titleOf(state, key), {
      body: isRoom(key) ? `${nameOf(state, senderId)}: ${body}` : body,
      tag: key,
    });
    notification.onclick = () => {
      window.focus();
      go(convAddress(key));
      notification.close();
    };
  } catch {
    // Some phones offer notifications to service workers only.
  }
}
