// One address in front of two servers: it hands each connection on, byte by byte, to where it is told to.
import { once } from 'node:events';
import { createConnection, createServer } from 'node:net';

/** Resolves to {url, to, close}; `to` names the server that takes the connections from now on. */
export async function startBalancer(first) {
  let port = Number(new URL(first).port);
  const open = new Set();
  const server = createServer((near) => {
    const far = createConnection({ port, host: '127.0.0.1' });
    for (const [one, other] of [[near, far], [far, near]]) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${server.address().port}`,
    to: (url) => {
      port = Number(new URL(url).port);
    },
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
