import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { personKey } from '../../state/types';
import { cleanName } from '../../text/names';
import { type Block, type Inline, parseRich } from '../../text/rich';
import { isFewEmoji } from '../base/emoji';
import { useApp } from '../context';
import { convAddress } from '../route';

function Mention({ id }: { id: string }) {
  const [me, nickname] = useApp((state) => [state.me, state.people[personKey(id)]?.nickname]);
  if (nickname === undefined) return <>@{id}</>;
  return (
    <a
      class={id === me ? 'mention self' : 'mention'}
      href={id === me ? '#/settings' : convAddress(`u:${id}`)}
      title={`@${id}`}
    >
      @<bdi>{cleanName(nickname)}</bdi>
    </a>
  );
}

function one(node: Inline): ComponentChildren {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'strong':
      return <strong>{inline(node.inner)}</strong>;
    case 'em':
      return <em>{inline(node.inner)}</em>;
    case 'strike':
      return <s>{inline(node.inner)}</s>;
    case 'code':
      return <code>{node.text}</code>;
    case 'mention':
      return <Mention id={node.id} />;
    case 'link':
      return (
        <a href={node.href} target="_blank" rel="noopener noreferrer nofollow">
          {node.text}
        </a>
      );
  }
}

const inline = (nodes: Inline[]): ComponentChildren => nodes.map(one);

function block(node: Block, key: number): ComponentChildren {
  if (node.kind === 'fence') {
    return (
      <pre key={key}>
        <code>{node.text}</code>
      </pre>
    );
  }
  const Tag = node.kind === 'quote' ? 'blockquote' : 'p';
  return (
    <Tag key={key} dir="auto">
      {inline(node.inner)}
    </Tag>
  );
}

export function RichText({ text }: { text: string }) {
  const blocks = useMemo(() => parseRich(text), [text]);
  return <div class={isFewEmoji(text) ? 'rich large' : 'rich'}>{blocks.map(block)}</div>;
}
