import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { backoff } from '../src/net/backoff';
import { Link, type LinkState } from '../src/net/link';
import { socketAddress, type Wire, type WireEvents } from '../src/net/socket';
import { LinkLost, Refused } from '../src/protocol/errors';

class TestWire implements Wire {
  sent: string[] = [];
  closed = false;
  constructor(readonly events: WireEvents) {}
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.closed = true;
  }
  methods(): string[] {
    return this.sent.map((text) => JSON.parse(text).method);
  }
  answer(fields: object): void {
    const { req_id } = JSON.parse(this.sent.at(-1) ?? '{}');
    this.events.onText(JSON.stringify({ resp_id: req_id, ...fields }));
  }
}

let wires: TestWire[];
let states: LinkState[];
let known: () => Promise<boolean>;
let link: Link;
const wire = (): TestWire => wires.at(-1) as TestWire;
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  wires = [];
  states = [];
  known = () => Promise.resolve(true);
  link = new Link({
    openWire: (events) => {
      wires.push(new TestWire(events));
      return wire();
    },
    now: () => Date.now(),
    random: () => 1,
    authenticate: () => known(),
    onState: (state) => states.push(state),
    onPush: () => {},
  });
});
afterEach(() => {
  link.rest();
  vi.useRealTimers();
});

const goLive = async (): Promise<void> => {
  link.start();
  wire().events.onOpen();
  await settle();
};

describe('a wanted link', () => {
  test('connects, logs in and is live', async () => {
    await goLive();
    expect(states.map(({ name }) => name)).toEqual(['connecting', 'authenticating', 'live']);
  });

  test('comes back after a loss, later each time that it fails', async () => {
    await goLive();
    const delays: number[] = [];
    for (let i = 0; i < 8; i++) {
      wire().events.onClose();
      const state = states.at(-1);
      if (state?.name !== 'waiting') throw new Error(`${state?.name} (expected: waiting)`);
      delays.push(state.until - Date.now());
      await vi.advanceTimersByTimeAsync(state.until - Date.now());
      expect(states.at(-1)?.name).toBe('connecting');
    }
    expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000]);
  });

  test('skips the wait when it is told to', async () => {
    await goLive();
    wire().events.onClose();
    link.nudge();
    expect(states.at(-1)?.name).toBe('connecting');
    expect(wires.length).toBe(2);
  });

  test('rests where there is nothing to log in with', async () => {
    known = () => Promise.resolve(false);
    await goLive();
    expect(states.at(-1)?.name).toBe('idle');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(wires.length).toBe(1);
  });

  test('waits as long as a busy server asks for', async () => {
    known = () => Promise.reject(new Refused(420, 7_000));
    await goLive();
    const state = states.at(-1);
    expect(state?.name === 'waiting' && state.until - Date.now()).toBe(7_000);
  });

  test('gives up an attempt that takes too long', async () => {
    link.start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(states.at(-1)?.name).toBe('waiting');
    expect(wire().closed).toBe(true);
  });

  test('asks for the time after silence and takes no answer for a dead connection', async () => {
    await goLive();
    await vi.advanceTimersByTimeAsync(25_000);
    expect(wire().methods()).toEqual(['GET_TIME']);
    wire().answer({ err: 900, time: 1 });
    await vi.advanceTimersByTimeAsync(34_999);
    expect(states.at(-1)?.name).toBe('live');
    await vi.advanceTimersByTimeAsync(1);
    expect(states.at(-1)?.name).toBe('waiting');
  });

  test('leaves a server that goes away at a random moment of the time it names', async () => {
    await goLive();
    link.serverGoesAway(4_000);
    await vi.advanceTimersByTimeAsync(3_999);
    expect(wires.length).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(wires.length).toBe(2);
  });

  test('keeps to that moment when the server closes earlier', async () => {
    await goLive();
    link.serverGoesAway(4_000);
    await vi.advanceTimersByTimeAsync(1_000);
    wire().events.onClose();
    const state = states.at(-1);
    expect(state?.name === 'waiting' && state.until - Date.now()).toBe(3_000);
  });

  test('pays no attention to a connection that it has given up', async () => {
    await goLive();
    const old = wire();
    old.events.onClose();
    link.nudge();
    old.events.onClose();
    old.events.onText('{"push_id":1}');
    expect(states.at(-1)?.name).toBe('connecting');
    expect(wires.length).toBe(2);
  });
});

describe('asking', () => {
  test('pairs answers that come in another order', async () => {
    await goLive();
    const first = link.ask('GET_TIME', {});
    const second = link.ask('GET_TIME', {});
    const [a, b] = wire().sent.map((text) => JSON.parse(text).req_id);
    wire().events.onText(JSON.stringify({ resp_id: b, err: 900, time: 2 }));
    wire().events.onText(JSON.stringify({ resp_id: a, err: 900, time: 1 }));
    expect((await first).time).toBe(1);
    expect((await second).time).toBe(2);
  });

  test('fails with the number of the refusal', async () => {
    await goLive();
    const asked = link.ask('GET_USER', { user_id: 'x' });
    wire().answer({ err: 420, retry_after_ms: 90 });
    await expect(asked).rejects.toMatchObject({ err: 420, retryAfterMs: 90 });
  });

  test('does not pass on an answer of another shape', async () => {
    await goLive();
    const report = vi.spyOn(console, 'error').mockImplementation(() => {});
    const asked = link.ask('GET_USER', { user_id: 'x' });
    wire().answer({ err: 900, user_id: 7 });
    await expect(asked).rejects.toBeInstanceOf(Refused);
    expect(report).toHaveBeenCalledOnce();
    report.mockRestore();
  });

  test('fails when the connection goes away or nothing comes', async () => {
    await goLive();
    const lost = expect(link.ask('GET_TIME', {})).rejects.toBeInstanceOf(LinkLost);
    wire().events.onClose();
    await lost;
    await expect(link.ask('GET_TIME', {})).rejects.toBeInstanceOf(LinkLost);
    link.nudge();
    wire().events.onOpen();
    await settle();
    const late = expect(link.ask('GET_TIME', {})).rejects.toBeInstanceOf(LinkLost);
    await vi.advanceTimersByTimeAsync(15_000);
    await late;
  });

  test('survives what is no JSON object', async () => {
    await goLive();
    const report = vi.spyOn(console, 'error').mockImplementation(() => {});
    for (const text of ['{', 'null', '7', '[]', '{"push_id":1,"method":"UNKNOWN","time":1}'])
      wire().events.onText(text);
    expect(states.at(-1)?.name).toBe('live');
    report.mockRestore();
  });
});

test('an open link without a log-in goes idle when it is lost', async () => {
  const opened = link.open();
  wire().events.onOpen();
  await opened;
  expect(states.at(-1)?.name).toBe('open');
  wire().events.onClose();
  expect(states.at(-1)?.name).toBe('idle');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(wires.length).toBe(1);
});

test('opening fails where there is no server', async () => {
  const opened = expect(link.open()).rejects.toBeInstanceOf(LinkLost);
  wire().events.onClose();
  await opened;
});

test('the wait is anything up to the bound', () => {
  expect(backoff(3, () => 0)).toBe(0);
  expect(backoff(3, () => 0.5)).toBe(2_000);
  expect(backoff(99, () => 1)).toBe(30_000);
});

test('the socket is on the host of the page', () => {
  expect(socketAddress({ protocol: 'http:', host: 'a:8080', pathname: '/' })).toBe('ws://a:8080/scrp');
  expect(socketAddress({ protocol: 'https:', host: 'a', pathname: '/index.html' })).toBe('wss://a/scrp');
});

describe('a link that a form has opened', () => {
  const openIt = async (): Promise<void> => {
    const opened = link.open();
    wire().events.onOpen();
    await opened;
  };

  test('logs in on the same connection when it is wanted after all', async () => {
    await openIt();
    link.start();
    await settle();
    expect(wires).toHaveLength(1);
    expect(states.map(({ name }) => name)).toEqual(['connecting', 'open', 'authenticating', 'live']);
  });

  test('is not kept open by questions that nobody needs, and is opened anew', async () => {
    await openIt();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(wire().sent).toEqual([]);
    wire().events.onClose();
    expect(states.at(-1)?.name).toBe('idle');
    await openIt();
    expect(wires).toHaveLength(2);
  });
});
