import { once } from "node:events";
import { connect as connectPlain, isIP, type Socket } from "node:net";
import { connect as connectEncrypted } from "node:tls";
import { reasonOf } from "../../../db/failure-reason.ts";

/** Waits for the first event of a socket that says how the connection went; null: well. */
const outcomeOf = async (
  socket: Socket,
  event: "connect" | "secureConnect",
  timeoutMs: number,
): Promise<string | null> => {
  try {
    await once(socket, event, { signal: AbortSignal.timeout(timeoutMs) });
    return null;
  } catch (error) {
    return error instanceof Error && error.name === "AbortError" ? "timeout" : reasonOf(error);
  } finally {
    socket.on("error", () => undefined);
    socket.destroy();
  }
};

export interface Target {
  readonly host: string;
  readonly port: number;
}

/** Why no connection comes about; null where one does. */
export const whyNoConnection = (target: Target, timeoutMs: number): Promise<string | null> =>
  outcomeOf(connectPlain(target), "connect", timeoutMs);

/** Only a name can be asked for; a certificate is held against an address all the same. */
const nameOf = (host: string) => (isIP(host) === 0 ? { servername: host } : {});

/** Why no encrypted connection comes about, the certificate's faults among the reasons; null where one does. */
export const whyNoEncryption = ({ host, port }: Target, timeoutMs: number): Promise<string | null> =>
  outcomeOf(connectEncrypted({ host, port, ...nameOf(host) }), "secureConnect", timeoutMs);
