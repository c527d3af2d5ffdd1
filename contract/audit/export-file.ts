import { z } from "zod";
import { parseJson } from "../parse-json.ts";
import { SignedText } from "../sync/signed-text.ts";
import { Base64, DeviceId, Sha256Hex, WallTime } from "../words.ts";

/**
 * An export file: one device's ledger for somebody who trusts neither of the two that keep it. UTF-8 lines, each ended
 * by one line feed, nothing before the first:
 *
 * 1. the header, a signed text like those on the wire, signed by whoever exported it: the centre or the device;
 * 2. in any order, though epochs and their entries ascend: entries, each exactly the bytes that the device wrote and
 *    hashed, and signed texts as they crossed the wire: checkpoints (the device's) and receipts (the centre's).
 *
 * The header binds the keys and the ends of all epochs, receipts and checkpoints bind what lies before them, and the
 * chain binds the rest: no byte of the file stands outside all of these. An upload's body is the same lines without a
 * header.
 *
 * A device that the network does not reach exports for the centre: a checkpoint after every thousand entries at most, so
 * that each of these runs is an upload of its own, and no entry that has its receipt unless all of them were asked for.
 */
const Ends = z.array(z.strictObject({ epoch: z.int().min(1), size: z.int().min(0), head: Sha256Hex }));

export const ExportHeader = z.looseObject({
  type: z.literal("ledger-export"),
  v: z.literal(1),
  device: DeviceId,
  /** Ed25519, SubjectPublicKeyInfo in DER, base64, both. */
  devicePublicKey: Base64.max(200),
  centrePublicKey: Base64.max(200),
  exportedBy: z.enum(["centre", "device"]),
  exportedAt: WallTime,
  /** Where every epoch ended. */
  epochs: Ends,
  /** Where an epoch begins that does not begin with its first entry: what lies before is elsewhere. */
  after: Ends.optional(),
  /** How many checkpoints and receipts follow. */
  proofs: z.int().min(0),
});
export type ExportHeader = z.infer<typeof ExportHeader>;

/** The signed text of a line; undefined where it is none, and so has to be an entry. */
export const signedTextOf = (line: string): SignedText | undefined => {
  if (!line.startsWith('{"text":')) return undefined;
  const signed = SignedText.safeParse(parseJson(line)).data;
  // Spelled in any other way it would be the same document in other bytes: a change that nobody could find.
  return signed && lineOf(signed) === line ? signed : undefined;
};

export const lineOf = ({ text, signature }: SignedText): string => JSON.stringify({ text, signature });
