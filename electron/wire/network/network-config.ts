import { X509Certificate } from "node:crypto";
import type { EntryBody, EntryDraft } from "../../../contract/ledger/entry.ts";
import type { Checkpoint } from "../../../contract/sync/checkpoint.ts";

/** An HTTP proxy: encrypted requests pass it by CONNECT, plain ones are sent to it. */
export interface HttpProxy {
  /** A name or an address; IPv6 without its brackets. */
  readonly host: string;
  readonly port: number;
  readonly user: string | null;
  /** Secret. */
  readonly password: string | null;
}

/** The network path from this device to its centre, and the authorities trusted there. */
export interface NetworkConfig {
  readonly proxy: HttpProxy | null;
  /** PEM, one certificate each: authorities trusted in addition to the default ones. */
  readonly certificates: readonly string[];
}

/** The default until IT sets a path. */
export const directNetwork: NetworkConfig = { proxy: null, certificates: [] };

/** "host:port", as in a request line. */
export const authorityOf = ({ host, port }: Pick<HttpProxy, "host" | "port">): string =>
  `${host.includes(":") ? `[${host}]` : host}:${port}`;

/** The network path in reports to the centre, without user and password. */
export const networkReport = ({
  proxy,
  certificates,
}: NetworkConfig): Pick<Checkpoint["status"], "proxy" | "privateAuthorities"> => ({
  proxy: proxy && authorityOf(proxy),
  privateAuthorities: certificates.map((pem) => new X509Certificate(pem).fingerprint256),
});

/**
 * Entries for a new ledger: the settings that IT made before the ledger existed. No entry for a setting that is not
 * set.
 */
export const settingsBeforeLedger = (config: NetworkConfig): readonly EntryDraft[] => {
  const { proxy, privateAuthorities = [] } = networkReport(config);
  const bodies: EntryBody<"it-setting-changed">[] = [];
  if (proxy) bodies.push({ what: "proxy", to: proxy });
  if (privateAuthorities.length > 0) bodies.push({ what: "private-authorities", to: [...privateAuthorities] });
  return bodies.map((body) => ({ kind: "it-setting-changed", body }));
};
