import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { signedTextOf } from "../../../contract/audit/export-file.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { Receipt } from "../../../contract/sync/receipt.ts";
import { readSignedDocument, type SignedText } from "../../../contract/sync/signed-text.ts";
import type { DeviceId } from "../../../contract/words.ts";
import type { ReadConnection } from "../../../db/database.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import { hashAt } from "../../../db/ledger/entries.ts";
import { log } from "../../wire/log.ts";

export interface ReceiptReader {
  readonly connection: ReadConnection;
  readonly device: DeviceId;
  readonly isSignedByCentre: (signed: SignedText) => boolean;
}

export interface FoundReceipt {
  readonly receipt: Receipt;
  readonly signed: SignedText;
}

export interface FoundReceipts {
  readonly valid: readonly FoundReceipt[];
  /** Number of lines that are not a receipt of this centre for an entry of this ledger. */
  readonly invalid: number;
}

type Judged = FoundReceipt | "invalid" | "of-other-device";

/** Receipts for another device may be on the same stick. Lines without the centre's signature are invalid. */
const judge = ({ connection, device, isSignedByCentre }: ReceiptReader, line: string): Judged => {
  const signed = signedTextOf(line);
  if (!signed || !isSignedByCentre(signed)) return "invalid";
  const receipt = readSignedDocument(Receipt, signed.text).data;
  if (!receipt) return "invalid";
  if (receipt.device !== device) return "of-other-device";
  const { epoch, size, head } = receipt;
  return hashAt(connection, epoch, size) === head ? { receipt, signed } : "invalid";
};

const suffix = ".receipt";
/** A receipt has a few hundred bytes, and a file has one per epoch. */
const mostBytes = 1_048_576;

const linesOf = async (file: string): Promise<readonly string[]> => {
  const found = await stat(file);
  if (!found.isFile() || found.size > mostBytes) return [];
  return (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
};

interface FoundLines {
  readonly lines: readonly string[];
  /** The reason for the first unreadable file. */
  readonly unread: string | undefined;
}

/** Skips unreadable files and reads the others. */
const linesIn = async (folder: string): Promise<FoundLines> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith(suffix));
  const lines: string[] = [];
  let unread: string | undefined;
  for (const name of names) {
    try {
      lines.push(...(await linesOf(join(folder, name))));
    } catch (error) {
      const reason = reasonOf(error);
      log("receipt not read", { reason });
      unread ??= reason;
    }
  }
  return { lines, unread };
};

/**
 * Reads the receipts on a stick that are valid for this ledger. Problems: `stick-unreadable`, `receipts-missing`,
 * `receipt-invalid`.
 */
export const readReceipts = async (reader: ReceiptReader, folder: string): Promise<Result<FoundReceipts>> => {
  const found = await linesIn(folder).then(success, (error: unknown) =>
    failure(problem("stick-unreadable", { reason: reasonOf(error) })),
  );
  if (!found.ok) return found;
  const { lines, unread } = found.value;
  const judged = lines.map((line) => judge(reader, line));
  const valid = judged.filter((one) => typeof one === "object");
  const invalid = judged.filter((one) => one === "invalid").length;
  if (valid.length > 0) return success({ valid, invalid });
  if (unread !== undefined) return failure(problem("stick-unreadable", { reason: unread }));
  return failure(invalid > 0 ? problem("receipt-invalid", { reason: "signature" }) : problem("receipts-missing"));
};
