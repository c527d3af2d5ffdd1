import { X509Certificate } from "node:crypto";
import type { EntryBody, EntryDraft } from "../../../contract/ledger/entry.ts";
import type { Checkpoint } from "../../../contract/sync/checkpoint.ts";
import { authorityOf, type NetworkConfig } from "./network-config.ts";

/** The network path in reports to the centre, without user and password. */
export const networkFacts = ({
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
  const { proxy, privateAuthorities = [] } = networkFacts(config);
  const bodies: EntryBody<"it-setting-changed">[] = [];
  if (proxy) bodies.push({ what: "proxy", to: proxy });
  if (privateAuthorities.length > 0) bodies.push({ what: "private-authorities", to: [...privateAuthorities] });
  return bodies.map((body) => ({ kind: "it-setting-changed", body }));
};
