import { parseJson } from "../parse-json.ts";
import type { DeviceId, Sha256Hex } from "../words.ts";
import { EntryEnvelope, genesisHash } from "./entry.ts";

/** The end of a ledger: `size` entries in `epoch`, the last of which hashes to `head`. */
export interface Position {
  readonly epoch: number;
  readonly size: number;
  readonly head: Sha256Hex;
}

/** One stored entry: its text as written, its hash, and its parsed envelope. */
export interface ChainLink {
  readonly text: string;
  readonly hash: Sha256Hex;
  readonly envelope: EntryEnvelope;
}

/** SHA-256 over the UTF-8 bytes of a text. A parameter, because this folder knows no runtime. */
export type HashText = (text: string) => Sha256Hex;

export const emptyEpoch = (epoch: number): Position => ({ epoch, size: 0, head: genesisHash });

/** A text as a link of the chain, or undefined where it is not an entry at all. */
export const readLink = (text: string, hashText: HashText): ChainLink | undefined => {
  const envelope = EntryEnvelope.safeParse(parseJson(text));
  return envelope.success ? { text, hash: hashText(text), envelope: envelope.data } : undefined;
};

/** Whether `link` is the very next entry of `device` after `position`. */
export const follows = (position: Position, device: DeviceId, link: ChainLink): boolean =>
  link.envelope.device === device &&
  link.envelope.epoch === position.epoch &&
  link.envelope.seq === position.size + 1 &&
  link.envelope.prev === position.head;

export const positionAfter = (link: ChainLink): Position => ({
  epoch: link.envelope.epoch,
  size: link.envelope.seq,
  head: link.hash,
});

/** The position just before `link`, as `link` itself states it. */
export const positionBefore = (link: ChainLink): Position => ({
  epoch: link.envelope.epoch,
  size: link.envelope.seq - 1,
  head: link.envelope.prev,
});

/** How many of `links`, from the first, continue the chain from `position`. */
export const countOfUnbroken = (position: Position, device: DeviceId, links: readonly ChainLink[]): number => {
  let at = position;
  for (const [index, link] of links.entries()) {
    if (!follows(at, device, link)) return index;
    at = positionAfter(link);
  }
  return links.length;
};
