import { type ChainLink, countOfUnbroken, positionBefore, readLink } from "../../contract/ledger/chain.ts";
import { genesisHash } from "../../contract/ledger/entry.ts";
import { sha256Hex } from "../../contract/node/hash.ts";
import { isSignedBy } from "../../contract/node/signed-text.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { Checkpoint, mostCheckpointCharacters } from "../../contract/sync/checkpoint.ts";
import { readSignedDocument, type SignedText } from "../../contract/sync/signed-text.ts";
import type { Upload } from "../../contract/sync/upload.ts";
import type { Device } from "../http/admit-devices.ts";

/** An upload that is consistent in itself; whether it fits the stored ledger is judged later. */
export interface CheckedUpload {
  readonly checkpoint: Checkpoint;
  /** As the device signed it. */
  readonly signedCheckpoint: SignedText;
  /** An unbroken chain of one epoch that ends where the checkpoint says. */
  readonly links: readonly ChainLink[];
}

const wrong = (reason: string) => failure(problem("checkpoint-wrong", { reason }));

const checkCheckpoint = ({ checkpoint }: Upload, device: Device): Result<Checkpoint> => {
  if (checkpoint.text.length > mostCheckpointCharacters) return wrong("length");
  if (!isSignedBy(device.key, checkpoint)) return wrong("signature");
  const read = readSignedDocument(Checkpoint, checkpoint.text);
  if (!read.success) return wrong(read.error.issues[0]?.path.join(".") || "content");
  return read.data.device === device.id ? success(read.data) : wrong("device");
};

const readLinks = (texts: readonly string[]): Result<readonly ChainLink[]> => {
  const links: ChainLink[] = [];
  for (const text of texts) {
    const link = readLink(text, sha256Hex);
    if (!link) return failure(problem("upload-malformed", { reason: `line ${links.length + 2} is not an entry` }));
    links.push(link);
  }
  return success(links);
};

/** Index of the first link that does not continue the one before it; the first of an epoch continues nothing. */
const indexOfBreak = ({ device, epoch }: Checkpoint, links: readonly ChainLink[]): number => {
  const [first] = links;
  if (!first) return 0;
  if (first.envelope.seq === 1 && first.envelope.prev !== genesisHash) return 0;
  return countOfUnbroken({ ...positionBefore(first), epoch }, device, links);
};

const checkChain = (checkpoint: Checkpoint, links: readonly ChainLink[]): Result<undefined> => {
  const broken = links[indexOfBreak(checkpoint, links)];
  if (broken) return failure(problem("chain-broken", { seq: broken.envelope.seq }));
  const last = links.at(-1);
  if (!last) return checkpoint.size > 0 || checkpoint.head === genesisHash ? success(undefined) : wrong("head");
  if (last.envelope.seq !== checkpoint.size) return wrong("size");
  return last.hash === checkpoint.head ? success(undefined) : wrong("head");
};

/** Errors: checkpoint-wrong, upload-malformed (a line that is no entry), chain-broken. */
export const checkUpload = (upload: Upload, device: Device): Result<CheckedUpload> => {
  const checkpoint = checkCheckpoint(upload, device);
  if (!checkpoint.ok) return checkpoint;
  const links = readLinks(upload.entryTexts);
  if (!links.ok) return links;
  const chain = checkChain(checkpoint.value, links.value);
  if (!chain.ok) return chain;
  return success({ checkpoint: checkpoint.value, signedCheckpoint: upload.checkpoint, links: links.value });
};
