import { once } from "node:events";
import { isIP, type Socket } from "node:net";
import tls, { connect, createSecureContext, rootCertificates, type SecureContext, type TLSSocket } from "node:tls";
import type { Target } from "./open-tunnel.ts";

export interface Encryption {
  readonly target: Target;
  /** The trusted authorities; undefined for those of the runtime. */
  readonly trust: SecureContext | undefined;
  /** Encrypts this connection; a new direct one where there is none. */
  readonly tunnel?: Socket | undefined;
}

/** SNI takes names only. The certificate is checked against an address all the same. */
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

/** Opens a TLS connection to the server that the certificate names. Throws connection and certificate errors. */
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

/** Node 20, the development runtime, lacks this function: only its bundled authorities count there. */
const { getCACertificates }: Partial<Pick<typeof tls, "getCACertificates">> = tls;

/**
 * Trusts these authorities in addition to the runtime's; undefined for none, which changes nothing. Certificate checks
 * are never switched off.
 */
export const trustWith = (certificates: readonly string[]): SecureContext | undefined => {
  if (certificates.length === 0) return undefined;
  const usual = getCACertificates?.("default") ?? rootCertificates;
  return createSecureContext({ ca: [...usual, ...certificates] });
};
