import type { Position } from "../../contract/ledger/chain.ts";
import { parseJson } from "../../contract/parse-json.ts";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import { Receipt } from "../../contract/sync/receipt.ts";
import { readSignedDocument, SignedText } from "../../contract/sync/signed-text.ts";
import type { DeviceId } from "../../contract/words.ts";
import { type CentreResponse, problemIn } from "../wire/centre-client.ts";

/** The meaning of an answer to an upload, for the cursor and the next batch. */
export type UploadOutcome =
  | { readonly type: "receipted"; readonly receipt: Receipt; readonly signed: SignedText }
  | { readonly type: "go-on-from"; readonly epoch: number; readonly seq: number }
  | { readonly type: "too-large" }
  | { readonly type: "failed"; readonly problem: Problem; readonly retryAfterMs: number };

export interface Expected {
  readonly device: DeviceId;
  readonly position: Position;
  /** Whether the centre's pinned key signed a text. */
  readonly isSignedByCentre: (signed: SignedText) => boolean;
}

/**
 * Moves the cursor only for a receipt that the centre signed for exactly the uploaded position. A bare 200 does not
 * count.
 */
export const outcomeOf = (answer: CentreResponse, expected: Expected): UploadOutcome => {
  if (answer.status === 200 || answer.status === 201) return receiptIn(answer, expected);
  const found = problemIn(answer);
  if (found?.code === "ledger-gap") {
    const { expectedEpoch, expectedSeq } = found.facts ?? {};
    if (Number.isSafeInteger(expectedEpoch) && Number.isSafeInteger(expectedSeq)) {
      return { type: "go-on-from", epoch: Number(expectedEpoch), seq: Number(expectedSeq) };
    }
  }
  if (answer.status === 413) return { type: "too-large" };
  return failed(found ?? notTheCentre(`HTTP ${answer.status}`), answer.retryAfterMs);
};

const receiptIn = (answer: CentreResponse, { device, position, isSignedByCentre }: Expected): UploadOutcome => {
  const signed = SignedText.safeParse(parseJson(answer.bytes.toString("utf8")));
  if (!signed.success) return failed(notTheCentre(answer.contentType || "no content type"));
  if (!isSignedByCentre(signed.data)) return failed(problem("receipt-invalid", { reason: "signature" }));
  const receipt = readSignedDocument(Receipt, signed.data.text);
  if (!receipt.success) return failed(problem("receipt-invalid", { reason: "content" }));
  const { epoch, size, head } = receipt.data;
  const isForThis =
    receipt.data.device === device && epoch === position.epoch && size === position.size && head === position.head;
  if (!isForThis) return failed(problem("receipt-invalid", { reason: "position" }));
  return { type: "receipted", receipt: receipt.data, signed: signed.data };
};

const notTheCentre = (reason: string): Problem => problem("centre-answer-invalid", { reason });

const failed = (found: Problem, retryAfterMs = 0): UploadOutcome => ({ type: "failed", problem: found, retryAfterMs });
