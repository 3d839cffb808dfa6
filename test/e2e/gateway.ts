import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line between the page and the backend that can be cut. */
export interface Gateway {
  wsUrl: string;
  /** Ends every connection. New ones are accepted and left hanging, as behind a dead network. */
  cut(): void;
  /** Lets connections through again, those left hanging first. */
  restore(): void;
  close(): Promise<void>;
}

/**
 * Opens a line to a local port. While it is cut, handshakes hang instead of failing: after a failed handshake
 * tim-js-sdk sometimes never tries again (measured, 2.27.6), which would make a test of the page a lottery.
 */
export async function openGateway(targetPort: number): Promise<Gateway> {
  const sockets = new Set<Socket>();
  const hanging = new Set<Socket>();
  let isCut = false;

  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      hanging.delete(socket);
    });
    // The other end went away; 'close' follows.
    socket.on('error', () => {});
  };
  const through = (client: Socket) => {
    const target = connect(targetPort, '127.0.0.1');
    keep(target);
    client.pipe(target).pipe(client);
    client.on('close', () => target.destroy());
    target.on('close', () => client.destroy());
  };
  const server = createServer((client) => {
    keep(client);
    if (isCut) hanging.add(client);
    else through(client);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });

  return {
    wsUrl: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    restore() {
      isCut = false;
      for (const client of hanging) through(client);
      hanging.clear();
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
