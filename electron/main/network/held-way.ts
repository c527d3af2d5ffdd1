import { X509Certificate } from "node:crypto";
import type { NetworkSettings } from "../../../contract/ipc/network-settings.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import type { Result } from "../../../contract/result.ts";
import type { Carry } from "../../wire/centre-client.ts";
import { logProblem } from "../../wire/log.ts";
import { authorityOf, type CentreWay, straightWay } from "../../wire/network/centre-way.ts";
import { type SwitchedCarry, switchedCarry } from "../../wire/network/switched-carry.ts";
import type { Vault } from "../../wire/sealed-secret.ts";
import { shownCertificate } from "./read-certificates.ts";
import { readWay, writeWay } from "./way-file.ts";

/** The way to the centre of this device, and what main itself sends along it. */
export interface HeldWay {
  readonly way: () => CentreWay;
  readonly carry: Carry;
  /** As the page may know it. */
  readonly shown: () => NetworkSettings;
  /** On disk before it is taken. */
  readonly change: (to: Partial<CentreWay>) => Result<null>;
}

const shownOf = ({ proxy, certificates }: CentreWay, problem: Problem | null): NetworkSettings => ({
  proxy: proxy && { address: authorityOf(proxy), user: proxy.user, hasPassword: proxy.password !== null },
  certificates: certificates.map((pem) => shownCertificate(new X509Certificate(pem))),
  problem,
});

export interface HeldWayParts {
  readonly dataFolder: string;
  readonly vault: Vault;
  /** Told of every way after the first. */
  readonly changed: (way: CentreWay) => void;
}

interface Opened {
  readonly way: CentreWay;
  readonly problem: Problem | null;
  readonly switched: SwitchedCarry;
}

/** A file that cannot be read holds nothing up: the way is straight then. */
const openIn = ({ dataFolder, vault }: HeldWayParts): Opened => {
  const read = readWay(dataFolder, vault);
  if (!read.ok) logProblem("way to the centre not read", read.problem);
  const way = read.ok ? read.value : straightWay;
  return { way, problem: read.ok ? null : read.problem, switched: switchedCarry(way) };
};

/** Read at its first use: before the application is ready the system's key store opens nothing. */
export const holdWay = (parts: HeldWayParts): HeldWay => {
  let opened: Opened | undefined;
  const now = (): Opened => {
    opened ??= openIn(parts);
    return opened;
  };
  return {
    way: () => now().way,
    carry: (url, init) => now().switched.carry(url, init),
    shown: () => shownOf(now().way, now().problem),
    change: (to) => {
      const { way: before, switched } = now();
      const way = { ...before, ...to };
      const written = writeWay(parts.dataFolder, parts.vault, way);
      if (!written.ok) return written;
      opened = { way, problem: null, switched };
      switched.change(way);
      parts.changed(way);
      return written;
    },
  };
};
