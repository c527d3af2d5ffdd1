import { once } from "node:events";
import { isIP, type Socket } from "node:net";
import { connect, type SecureContext, type TLSSocket } from "node:tls";
import type { Target } from "./open-tunnel.ts";

export interface Encryption {
  readonly target: Target;
  /** Who is believed; undefined for those that the runtime believes. */
  readonly trust: SecureContext | undefined;
  /** On this connection; on one of its own where there is none. */
  readonly tunnel?: Socket | undefined;
}

/** Only a name can be asked for; a certificate is held against an address all the same. */
const nameOf = (host: string) => (isIP(host) === 0 ? { servername: host } : {});

const begin = ({ target, trust, tunnel }: Encryption): TLSSocket =>
  connect({
    ...target,
    ...nameOf(target.host),
    ...(trust && { secureContext: trust }),
    ...(tunnel && { socket: tunnel }),
    ALPNProtocols: ["http/1.1"],
  });

const late = (): Error => Object.assign(new Error("timeout"), { code: "timeout" });

/** An encrypted connection to whom the certificate names. Throws what stands against it, the certificate's faults too. */
export const encrypt = async (encryption: Encryption, timeoutMs: number): Promise<TLSSocket> => {
  const socket = begin(encryption);
  try {
    await once(socket, "secureConnect", { signal: AbortSignal.timeout(timeoutMs) });
    return socket;
  } catch (error) {
    socket.on("error", () => undefined);
    socket.destroy();
    throw error instanceof Error && error.name === "AbortError" ? late() : error;
  }
};
