// A line to a server that can be cut: a TCP proxy which refuses, or takes everything and answers nothing.
import {once} from "node:events";
import {connect, createServer, type Server, type Socket} from "node:net";

/** How the server is away: nobody listens, or nobody answers. */
export type Cut = "refuse" | "hang";

export interface CutLine {
  /** The server's address as it is reached through the line. */
  readonly url: string;
  /** Ends all connections; what comes then is refused, or left without an answer. */
  cut(how: Cut): Promise<void>;
  /** The server is back: what was left without an answer is ended, what comes is let through. */
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** A line to the server of a mongodb:// address. */
export async function cutLine(address: string): Promise<CutLine> {
  const to = new URL(address), sockets = new Set<Socket>();
  let isHanging = false, server: Server | undefined;
  const held = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on("error", () => {}).on("close", () => { sockets.delete(socket); });
  };
  const listen = async (port: number): Promise<void> => {
    server = createServer((near) => {
      held(near);
      // A connection may be let in while the server is being shut.
      if (!server?.listening) near.destroy();
      if (isHanging || near.destroyed) return;
      const far = held(connect(Number(to.port || 27017), to.hostname));
      near.pipe(far).on("close", () => near.destroy());
      far.pipe(near).on("close", () => far.destroy());
    }).listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  const end = (): void => { for (const socket of sockets) socket.destroy(); };
  const deafen = (): void => {
    for (const socket of sockets) {
      socket.unpipe();
      socket.resume();
    }
  };
  await listen(0);
  const {port} = server!.address() as {port: number}, url = new URL(address);
  url.host = `127.0.0.1:${port}`;
  const shut = async (): Promise<void> => {
    const ended = server?.listening && new Promise((done) => { server?.close(done); });
    end();
    await ended;
  };
  return {
    url: url.href, close: shut,
    async cut(how) {
      isHanging = how === "hang";
      if (isHanging) deafen();
      else await shut();
    },
    async mend() {
      isHanging = false;
      end();
      if (!server?.listening) await listen(port);
    },
  };
}
