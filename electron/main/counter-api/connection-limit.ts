import type { Server } from "node:http";
import type { Socket } from "node:net";

/** Connections of one address. An office system needs one or two of them, a browser half a dozen. */
const mostOfOneAddress = 24;

/**
 * Hands every connection above the limit of its address to `refuse`: a client that holds half-sent requests must not
 * shut out the others.
 */
export const limitConnections = (server: Server, refuse: (socket: Socket) => void): void => {
  const held = new Map<string, Set<Socket>>();
  server.on("connection", (socket: Socket) => {
    const address = socket.remoteAddress ?? "";
    const sockets = held.get(address) ?? new Set<Socket>();
    // A request that offered another protocol comes here a second time.
    if (sockets.has(socket)) return;
    if (sockets.size >= mostOfOneAddress) return refuse(socket);
    held.set(address, sockets.add(socket));
    socket.once("close", () => {
      sockets.delete(socket);
      if (sockets.size === 0 && held.get(address) === sockets) held.delete(address);
    });
  });
};
