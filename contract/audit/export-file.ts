import { z } from "zod";
import { parseJson } from "../parse-json.ts";
import { SignedText } from "../sync/signed-text.ts";
import { Base64, DeviceId, Sha256Hex, WallTime } from "../words.ts";

/**
 * An export file: one device's ledger, for a reader who trusts neither the device nor the centre. UTF-8 lines, each
 * ended by one line feed, without a byte order mark:
 *
 * 1. the header: a signed text in the form of those on the wire, signed by the exporter (the centre or the device);
 * 2. entries, each exactly the bytes that the device wrote and hashed, and signed texts exactly as they were sent:
 *    checkpoints (the device's) and receipts (the centre's). In any order, but epochs and their entries ascend.
 *
 * The header binds the keys and the ends of all epochs, receipts and checkpoints bind the entries before them, and the
 * chain binds the rest: every byte of the file is covered. An upload's body is the same lines without a header.
 *
 * A device without a network exports for the centre. It writes a checkpoint at least every thousand entries, so that
 * each of these runs is an upload of its own. It leaves out entries that have a receipt, unless all were asked for.
 */
const Ends = z.array(z.strictObject({ epoch: z.int().min(1), size: z.int().min(0), head: Sha256Hex }));

export const ExportHeader = z.looseObject({
  type: z.literal("ledger-export"),
  v: z.literal(1),
  device: DeviceId,
  /** Both keys: Ed25519, SubjectPublicKeyInfo in DER, base64. */
  devicePublicKey: Base64.max(200),
  centrePublicKey: Base64.max(200),
  exportedBy: z.enum(["centre", "device"]),
  exportedAt: WallTime,
  /** The end of every epoch. */
  epochs: Ends,
  /** The start of an epoch whose first entries are not in this file: the earlier ones are elsewhere. */
  after: Ends.optional(),
  /** The number of checkpoints and receipts in the file. */
  proofs: z.int().min(0),
});
export type ExportHeader = z.infer<typeof ExportHeader>;

/** The signed text of a line; undefined where the line is none, and so has to be an entry. */
export const signedTextOf = (line: string): SignedText | undefined => {
  if (!line.startsWith('{"text":')) return undefined;
  const signed = SignedText.safeParse(parseJson(line)).data;
  // Any other spelling would be the same document in other bytes: a change that no check could detect.
  return signed && lineOf(signed) === line ? signed : undefined;
};

export const lineOf = ({ text, signature }: SignedText): string => JSON.stringify({ text, signature });
