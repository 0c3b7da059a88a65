/** One connection that carries texts; a WebSocket in the page, anything in a test. */
export interface Wire {
  send(text: string): void;
  close(): void;
}

export interface WireEvents {
  onOpen(): void;
  onText(text: string): void;
  onClose(): void;
}

export type OpenWire = (events: WireEvents) => Wire;

/** The server's socket beside this page: same host, same security. */
export function socketAddress(page: { protocol: string; host: string; pathname: string }): string {
  const folder = page.pathname.slice(0, page.pathname.lastIndexOf('/') + 1);
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}${folder}scrp`;
}

export function webSocketTo(address: string): OpenWire {
  return (events) => {
    const socket = new WebSocket(address, 'scrp');
    socket.onopen = () => events.onOpen();
    socket.onmessage = (event) => {
      if (typeof event.data === 'string') events.onText(event.data);
    };
    socket.onclose = () => events.onClose();
    return {
      send: (text) => socket.send(text),
      close: () => socket.close(),
    };
  };
}
