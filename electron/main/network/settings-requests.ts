import type { Stick } from "../../../contract/ipc/it-air-gap.ts";
import type { NetworkSettings, NetworkSettingsRequests } from "../../../contract/ipc/network-settings.ts";
import type { EntryBody } from "../../../contract/ledger/entry.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { authorityOf, type HttpProxy, type NetworkConfig, networkReport } from "../../wire/network/network-config.ts";
import type { HandlersOf } from "../ipc/serve-requests.ts";
import { findCertificateFiles, readCertificateFile } from "./certificate-files.ts";
import type { Network } from "./network.ts";
import { readProxyAddress, reusePassword } from "./proxy-address.ts";
import { mergeCertificates } from "./read-certificates.ts";

type SettingEntry = Extract<EntryBody<"it-setting-changed">, { readonly what: "proxy" | "private-authorities" }>;

export interface SettingsRequestParts {
  readonly held: Pick<Network, "shown" | "change" | "config">;
  readonly sticks: () => Promise<readonly Stick[]>;
  readonly now: () => Date;
  /** Whether IT is at this screen. Problem: `it-panel-locked`. */
  readonly atScreen: () => Result<unknown>;
  /** Records the change before it happens, where there is a ledger. */
  readonly note: (entry: SettingEntry) => Result<unknown>;
}

/** The requests by which IT sets the network path to the centre. The password is never returned. */
export const settingsRequests = (parts: SettingsRequestParts): HandlersOf<NetworkSettingsRequests> => {
  const { held, atScreen, note } = parts;
  const changed = (entry: SettingEntry, to: Partial<NetworkConfig>): Result<NetworkSettings> => {
    const noted = note(entry);
    const done = noted.ok ? held.change(to) : noted;
    return done.ok ? success(held.shown()) : done;
  };
  const setProxy = (typed: HttpProxy): Result<NetworkSettings> => {
    const proxy = reusePassword(typed, held.config().proxy);
    return proxy.ok ? changed({ what: "proxy", to: authorityOf(proxy.value) }, { proxy: proxy.value }) : proxy;
  };
  const trust = (certificates: readonly string[]): Result<NetworkSettings> => {
    const fingerprints = networkReport({ proxy: null, certificates }).privateAuthorities ?? [];
    return changed({ what: "private-authorities", to: [...fingerprints] }, { certificates });
  };
  const trustMore = (certificates: readonly string[]): Result<NetworkSettings> => {
    const together = mergeCertificates(held.config().certificates, certificates);
    return together.ok ? trust(together.value) : together;
  };
  const readOnStick = async (file: string) => readCertificateFile(file, await parts.sticks(), parts.now());

  return {
    networkSettings: () => {
      const found = atScreen();
      return found.ok ? success(held.shown()) : found;
    },
    setProxy: ({ address }) => {
      const found = atScreen();
      if (!found.ok) return found;
      if (address === null) return changed({ what: "proxy", to: null }, { proxy: null });
      const proxy = readProxyAddress(address);
      return proxy.ok ? setProxy(proxy.value) : proxy;
    },
    findCertificateFiles: async () => {
      const found = atScreen();
      return found.ok ? success(await findCertificateFiles(await parts.sticks())) : found;
    },
    readCertificateFile: async ({ file }) => {
      const found = atScreen();
      const read = found.ok ? await readOnStick(file) : found;
      return read.ok ? success(read.value.shown) : read;
    },
    trustCertificates: async ({ file, sha256 }) => {
      const found = atScreen();
      const read = found.ok ? await readOnStick(file) : found;
      if (!read.ok) return read;
      if (read.value.shown.sha256 !== sha256) return failure(problem("certificate-file-changed"));
      // The session may have ended during the reading.
      const still = atScreen();
      return still.ok ? trustMore(read.value.certificates) : still;
    },
    removeCertificates: () => {
      const found = atScreen();
      return found.ok ? trust([]) : found;
    },
  };
};
