import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

export interface LineSpeed {
  readonly bytesPerSecond: number;
  /** Share of all packets; each lost one is repeated after a while, and delays those that follow. */
  readonly lostShare: number;
}

export interface SlowLine {
  readonly url: string;
  /** Bytes sent from the kiosk to the centre, headers of requests included. */
  readonly upBytes: () => number;
  /** Ends every connection at this moment. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
}

const packetBytes = 1_400;
const secondTryMs = 300;

/** A line with this many bytes a second between a kiosk and a centre; the direction back is not slowed down. */
export const startSlowLine = async (targetUrl: string, { bytesPerSecond, lostShare }: LineSpeed): Promise<SlowLine> => {
  const target = new URL(targetUrl);
  const open = new Set<Socket>();
  let up = 0;
  /** All connections share the line: a packet starts when the one before it has gone. */
  let freeAtMs = 0;

  const waitForLine = async (bytes: number): Promise<void> => {
    const lostMs = Math.random() < lostShare ? secondTryMs : 0;
    freeAtMs = Math.max(freeAtMs, performance.now()) + (bytes / bytesPerSecond) * 1_000 + lostMs;
    await pause(freeAtMs - performance.now());
  };
  const carryUp = async (kiosk: Socket, centre: Socket): Promise<void> => {
    for await (const chunk of kiosk as AsyncIterable<Buffer>) {
      for (let from = 0; from < chunk.length; from += packetBytes) {
        const packet = chunk.subarray(from, from + packetBytes);
        if (kiosk.destroyed) return;
        await waitForLine(packet.length);
        up += packet.length;
        if (!centre.write(packet)) await once(centre, "drain");
      }
    }
  };
  const server = createServer((kiosk) => {
    const centre = connect(Number(target.port), target.hostname);
    const end = (): void => {
      for (const socket of [kiosk, centre]) {
        socket.destroy();
        open.delete(socket);
      }
    };
    for (const socket of [kiosk, centre]) open.add(socket.on("error", end).on("close", end));
    centre.pipe(kiosk);
    carryUp(kiosk, centre).then(end, end);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    upBytes: () => up,
    cut,
    close: async () => {
      cut();
      server.close();
      await once(server, "close");
    },
  };
};
