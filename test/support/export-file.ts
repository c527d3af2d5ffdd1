import { type ExportHeader, lineOf } from "../../contract/audit/export-file.ts";
import { type ChainLink, emptyEpoch, type Position, positionAfter } from "../../contract/ledger/chain.ts";
import type { DeviceId } from "../../contract/words.ts";
import { createDeviceKeys, type DeviceKeys, signText } from "./centre/device-keys.ts";
import { boot } from "./centre/ledger.ts";

/** The signing keys of an export in a test. */
export interface Signers {
  readonly device: DeviceKeys;
  readonly centre: DeviceKeys;
}

export const newSigners = (): Signers => ({ device: createDeviceKeys(), centre: createDeviceKeys() });

const at = "2026-03-01T01:00:01.000Z";

const status = { appVersion: "0.1.0", configurationVersion: 1, screenSilentMs: 100, keyAtRest: "file" };

export const checkpointLine = (
  keys: DeviceKeys,
  device: DeviceId,
  position: Position,
  changes: object = {},
): string => {
  const document = { type: "checkpoint", v: 1, device, ...position, at, boot, mono: 60_000, status, ...changes };
  return lineOf(signText(keys, JSON.stringify(document)));
};

export const receiptLine = (keys: DeviceKeys, device: DeviceId, position: Position, changes: object = {}): string => {
  const document = { type: "receipt", v: 1, device, ...position, receivedAt: at, quarantined: [], ...changes };
  return lineOf(signText(keys, JSON.stringify(document)));
};

export const headerLine = (
  { device: { publicKey }, centre }: Signers,
  device: DeviceId,
  { epochs, proofs }: Pick<ExportHeader, "epochs" | "proofs">,
  changes: object = {},
): string => {
  const keys = { devicePublicKey: publicKey, centrePublicKey: centre.publicKey };
  const header = { type: "ledger-export", v: 1, device, ...keys, exportedBy: "centre", exportedAt: at, epochs, proofs };
  return lineOf(signText(centre, JSON.stringify({ ...header, ...changes })));
};

export const endsOf = (links: readonly ChainLink[]): readonly Position[] => {
  const ends = new Map<number, Position>();
  for (const link of links) ends.set(link.envelope.epoch, positionAfter(link));
  return [...ends.values()];
};

/** The lines of a whole export: every entry, and for each of `signedAt` the device's and the centre's signature. */
export const exportOf = (
  signers: Signers,
  device: DeviceId,
  links: readonly ChainLink[],
  signedAt: readonly Position[] = endsOf(links),
): readonly string[] => [
  headerLine(signers, device, { epochs: [...endsOf(links)], proofs: 2 * signedAt.length }),
  ...links.map(({ text }) => text),
  ...signedAt.flatMap((position) => [
    checkpointLine(signers.device, device, position),
    receiptLine(signers.centre, device, position),
  ]),
];

/** Entries of one epoch with the numbers and hashes that they would have had if they had been written so. */
export const rechained = (
  links: readonly ChainLink[],
  hashText: (text: string) => ChainLink["hash"],
  start: Position = emptyEpoch(links[0]?.envelope.epoch ?? 1),
): readonly ChainLink[] => {
  let position = start;
  return links.map((link) => {
    const envelope = { ...link.envelope, seq: position.size + 1, prev: position.head };
    const text = JSON.stringify(envelope);
    const fresh = { text, hash: hashText(text), envelope };
    position = positionAfter(fresh);
    return fresh;
  });
};
