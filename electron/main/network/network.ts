import { X509Certificate } from "node:crypto";
import type { NetworkSettings } from "../../../contract/ipc/network-settings.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import type { Result } from "../../../contract/result.ts";
import type { Fetch } from "../../wire/centre-client.ts";
import { logProblem } from "../../wire/log.ts";
import { authorityOf, directNetwork, type NetworkConfig } from "../../wire/network/network-config.ts";
import { type SwitchableFetch, switchableFetch } from "../../wire/network/switchable-fetch.ts";
import type { Vault } from "../../wire/sealed-secret.ts";
import { readNetworkFile, writeNetworkFile } from "./network-file.ts";
import { shownCertificate } from "./read-certificates.ts";

/** The network path to the centre that IT has set, and a `fetch` over it for the main process. */
export interface Network {
  readonly config: () => NetworkConfig;
  readonly fetch: Fetch;
  /** The settings without secrets, for the page. */
  readonly shown: () => NetworkSettings;
  /** Stored on disk before it takes effect. */
  readonly change: (to: Partial<NetworkConfig>) => Result<null>;
}

const shownOf = ({ proxy, certificates }: NetworkConfig, problem: Problem | null): NetworkSettings => ({
  proxy: proxy && { address: authorityOf(proxy), user: proxy.user, hasPassword: proxy.password !== null },
  certificates: certificates.map((pem) => shownCertificate(new X509Certificate(pem))),
  problem,
});

export interface NetworkParts {
  readonly dataFolder: string;
  readonly vault: Vault;
  /** Called with each later setting. */
  readonly changed: (config: NetworkConfig) => void;
}

interface Opened {
  readonly config: NetworkConfig;
  readonly problem: Problem | null;
  readonly switched: SwitchableFetch;
}

/** Connects directly where the file cannot be read, so that the kiosk still serves. */
const openIn = ({ dataFolder, vault }: NetworkParts): Opened => {
  const read = readNetworkFile(dataFolder, vault);
  if (!read.ok) logProblem("network settings not read", read.problem);
  const config = read.ok ? read.value : directNetwork;
  return { config, problem: read.ok ? null : read.problem, switched: switchableFetch(config) };
};

/** Reads the settings on first use: the system's key store opens no secret before the application is ready. */
export const openNetwork = (parts: NetworkParts): Network => {
  let opened: Opened | undefined;
  const now = (): Opened => {
    opened ??= openIn(parts);
    return opened;
  };
  return {
    config: () => now().config,
    fetch: (url, init) => now().switched.fetch(url, init),
    shown: () => shownOf(now().config, now().problem),
    change: (to) => {
      const { config: before, switched } = now();
      const config = { ...before, ...to };
      const written = writeNetworkFile(parts.dataFolder, parts.vault, config);
      if (!written.ok) return written;
      opened = { config, problem: null, switched };
      switched.change(config);
      parts.changed(config);
      return written;
    },
  };
};
