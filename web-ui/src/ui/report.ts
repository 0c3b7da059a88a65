import type { Engine } from '../app/engine';
import { errorText } from '../i18n';

/** For what has no field of its own: a failure is said in a toast. */
export function report(engine: Engine, work: Promise<unknown>): void {
  work.catch((error: unknown) => engine.toast(errorText(error), 'bad'));
}
