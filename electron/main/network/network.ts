import { X509Certificate } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { NetworkSettings } from "../../../contract/ipc/network-settings.ts";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { replaceFile } from "../../../db/durable-file.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import type { Fetch } from "../../wire/centre-client.ts";
import { logProblem } from "../../wire/log.ts";
import { authorityOf, directNetwork, type NetworkConfig } from "../../wire/network/network-config.ts";
import { type SwitchableFetch, switchableFetch } from "../../wire/network/switchable-fetch.ts";
import { SealedSecret, type Vault } from "../../wire/sealed-secret.ts";
import { certificateIn, shownCertificate } from "./read-certificates.ts";

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

const pemBegins = "-----BEGIN CERTIFICATE-----";

const NetworkFile = z.strictObject({
  v: z.literal(1),
  proxy: z
    .strictObject({
      host: z.string().min(1),
      port: z.int().min(1).max(65_535),
      user: z.string().nullable(),
      password: SealedSecret.nullable(),
    })
    .nullable(),
  // An unreadable certificate would end every later upload.
  certificates: z.array(
    z
      .string()
      .startsWith(pemBegins)
      .refine((pem) => certificateIn(pem) !== undefined),
  ),
});

const fileIn = (folder: string): string => join(folder, "centre-way.json");

/** IT's setting, or the direct connection where there is none. Problem: `way-settings-unreadable`. */
export const readNetworkFile = (folder: string, vault: Vault): Result<NetworkConfig> => {
  const file = fileIn(folder);
  if (!existsSync(file)) return success(directNetwork);
  try {
    const { proxy, certificates } = NetworkFile.parse(JSON.parse(readFileSync(file, "utf8")));
    const password = proxy?.password ? vault.open(proxy.password) : null;
    return success({ proxy: proxy && { ...proxy, password }, certificates });
  } catch (error) {
    // A schema's message can quote the file, and with it the password.
    const reason = error instanceof z.ZodError || error instanceof SyntaxError ? "content" : reasonOf(error);
    return failure(problem("way-settings-unreadable", { reason }));
  }
};

/** Stores the settings, readable by their owner only; on disk when it succeeds. */
const writeNetworkFile = (folder: string, vault: Vault, { proxy, certificates }: NetworkConfig): Result<null> => {
  try {
    const password = proxy === null || proxy.password === null ? null : vault.seal(proxy.password);
    const text = JSON.stringify({ v: 1, proxy: proxy && { ...proxy, password }, certificates });
    replaceFile(fileIn(folder), `${text}\n`);
    return success(null);
  } catch (error) {
    return failure(problem("data-folder-unwritable", { folder, reason: reasonOf(error) }));
  }
};

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
