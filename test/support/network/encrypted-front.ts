import { once } from "node:events";
import { connect } from "node:net";
import { createServer, type TLSSocket } from "node:tls";
import { testCertificates } from "./test-certificates.ts";

export interface EncryptedFront {
  /** By its address, and by the name that only a proxy knows. */
  readonly url: string;
  readonly namedUrl: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** A TLS front of a centre, with a certificate of the private authority. */
export const startEncryptedFront = async (targetUrl: () => string): Promise<EncryptedFront> => {
  const sockets = new Set<TLSSocket>();
  const { centre: cert, centreKey: key } = testCertificates;
  const server = createServer({ cert, key }, (socket) => {
    sockets.add(socket);
    const { hostname: host, port } = new URL(targetUrl());
    const upstream = connect({ host, port: Number(port) });
    for (const [one, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
      one.pipe(other);
    }
    socket.on("close", () => sockets.delete(socket));
  });
  server.on("tlsClientError", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const { port } = address;
  return {
    url: `https://127.0.0.1:${port}`,
    namedUrl: `https://centre.test:${port}`,
    port,
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, "close");
    },
  };
};
