import type { ComponentChildren } from 'preact';
import { cleanName } from '../../text/names';

/** A name as others chose it: on its own as to direction, and without characters that turn text around. */
export function Name({ children }: { children: string }) {
  return (
    <bdi class="name" dir="auto">
      {cleanName(children)}
    </bdi>
  );
}

export function Spinner({ label }: { label: string }) {
  return (
    <div class="spinner" role="status">
      <span class="spinner-ring" aria-hidden="true" />
      <span>{label}</span>
    </div>
  );
}

interface EmptyProps {
  title: string;
  text: string;
  /** The whole page is about this: its title is the page's. */
  page?: boolean;
  children?: ComponentChildren;
}

export function Empty({ title, text, page, children }: EmptyProps) {
  const Title = page ? 'h1' : 'h2';
  return (
    <div class="empty">
      <Title>{title}</Title>
      <p>{text}</p>
      {children && <div class="buttons">{children}</div>}
    </div>
  );
}

export function ErrorLine({ text }: { text: string | null }) {
  return text === null ? null : (
    <p class="field-error" role="alert">
      {text}
    </p>
  );
}
