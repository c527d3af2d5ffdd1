import type { Position } from "../ledger/chain.ts";
import { Checkpoint } from "../sync/checkpoint.ts";
import { Receipt } from "../sync/receipt.ts";
import { readSignedDocument, type SignedText } from "../sync/signed-text.ts";
import type { DeviceId } from "../words.ts";

/** A signed position: the device's in a checkpoint, the centre's in a receipt. */
export interface Statement extends Position {
  readonly by: "checkpoint" | "receipt";
  /** The signer's wall clock. */
  readonly at: string;
}

/** undefined where the text is neither. Does not check the signature. */
export const readStatement = ({
  text,
}: SignedText): { readonly device: DeviceId; readonly statement: Statement } | undefined => {
  const checkpoint = readSignedDocument(Checkpoint, text).data;
  const receipt = readSignedDocument(Receipt, text).data;
  const read = checkpoint ?? receipt;
  if (!read) return undefined;
  const { device, epoch, size, head, type: by } = read;
  return { device, statement: { epoch, size, head, by, at: checkpoint?.at ?? receipt?.receivedAt ?? "" } };
};
