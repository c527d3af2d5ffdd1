import { createReadStream } from "node:fs";
import type { ExportHeader } from "../../../contract/audit/export-file.ts";
import type { Verification } from "../../../contract/audit/verify-export.ts";
import { readPublicKey } from "../../../contract/node/signed-text.ts";
import { type Problem, type ProblemCode, problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { Receipt } from "../../../contract/sync/receipt.ts";
import { readSignedDocument, type SignedText } from "../../../contract/sync/signed-text.ts";
import type { Sql } from "../../database/sql.ts";
import type { Device } from "../../http/admit-devices.ts";
import { linesOf } from "../audit/read-lines.ts";
import { verifyFile } from "../audit/verify-file.ts";
import { checkUpload } from "../check-upload.ts";
import { ingestUpload } from "../ingest-upload.ts";
import type { Ingesting } from "../ingest-uploads.ts";
import { UnsignedRun, uploadsIn } from "./uploads-in.ts";

export interface Imported {
  readonly verification: Verification;
  /** Why the whole file was refused; empty where it was accepted. */
  readonly refusals: readonly Problem[];
  /** Faults of parts of the file; the other parts were imported. */
  readonly failures: readonly Problem[];
  /** The last one of every epoch, to be taken back to the device. */
  readonly receipts: readonly SignedText[];
  /** Entries that are stored now up to those receipts, including earlier ones. */
  readonly entries: number;
}

/**
 * Faults of the device's history, not of the file: an upload over the network would have them too, and the entries
 * present are exactly as the device wrote them.
 */
const ofHistory: ReadonlySet<ProblemCode> = new Set([
  "epoch-missing",
  "epoch-unexplained",
  "epoch-end-other",
  "epoch-end-unsealed",
  "entries-lost",
  "entries-unremembered",
]);

interface Taken {
  readonly failures: readonly Problem[];
  readonly receipts: readonly SignedText[];
  readonly entries: number;
}

/** Takes each run as an upload of its own; a refused one does not stop the other epochs. */
const takeUploads = async (centre: Ingesting, device: Device, file: string): Promise<Taken> => {
  const receipts = new Map<number, SignedText>();
  const failures = new Map<string, Problem>();
  let entries = 0;
  for await (const { upload } of uploadsIn(linesOf(createReadStream(file)))) {
    const checked = checkUpload(upload, device);
    const taken = checked.ok ? await ingestUpload(centre, checked.value, "hand") : checked;
    if (!taken.ok) {
      // Every later run of an epoch has the same gap: it is reported once, not for every thousand entries.
      failures.set(JSON.stringify(taken.problem), taken.problem);
      continue;
    }
    entries += upload.entryTexts.length;
    const receipt = readSignedDocument(Receipt, taken.value.text).data;
    if (receipt) receipts.set(receipt.epoch, taken.value);
  }
  return { failures: [...failures.values()], receipts: [...receipts.values()], entries };
};

/**
 * An older epoch precedes the entry of a later one that declares its hole: runs refused for a gap are tried again after
 * all others, as long as that changes something.
 */
const takeDeclared = async (centre: Ingesting, device: Device, file: string): Promise<Taken> => {
  let taken = await takeUploads(centre, device, file);
  while (taken.failures.some(({ code }) => code === "ledger-gap")) {
    const again = await takeUploads(centre, device, file);
    if (again.entries === taken.entries) return again;
    taken = again;
  }
  return taken;
};

const take = async (centre: Ingesting, device: Device, file: string): Promise<Result<Taken>> => {
  try {
    return success(await takeDeclared(centre, device, file));
  } catch (error) {
    if (!(error instanceof UnsignedRun)) throw error;
    return failure(problem("export-run-unsigned", { line: error.line }));
  }
};

const nothing = { failures: [], receipts: [], entries: 0 };

/**
 * The enrolled device that wrote an export. Errors: export-not-of-device, device-unknown, device-revoked,
 * export-key-other.
 */
const findExporter = async (
  sql: Sql,
  { device, devicePublicKey, exportedBy }: ExportHeader,
): Promise<Result<Device>> => {
  if (exportedBy !== "device") return failure(problem("export-not-of-device"));
  const [row] = await sql<{ publicKey: Buffer; isRevoked: boolean }[]>`
    select public_key as "publicKey", revoked_at is not null as "isRevoked" from devices where id = ${device}`;
  const key = row && readPublicKey(row.publicKey);
  if (!row || !key) return failure(problem("device-unknown"));
  if (row.isRevoked) return failure(problem("device-revoked"));
  const isItsOwn = row.publicKey.toString("base64") === devicePublicKey;
  return isItsOwn ? success({ id: device, key }) : failure(problem("export-key-other"));
};

/**
 * Imports the entries of a device's export as if it had uploaded them: verifies the whole file before anything is
 * stored, then takes every run by itself. Idempotent. Throws where the file cannot be read.
 */
export const importExport = async (centre: Ingesting, file: string): Promise<Imported> => {
  const verification = await verifyFile(file, centre.signer.publicKeyBase64);
  const { header, faults } = verification;
  const tampered = faults.filter(({ code }) => !ofHistory.has(code));
  if (tampered.length > 0 || !header) return { ...nothing, verification, refusals: tampered };
  const exporter = await findExporter(centre.sql, header);
  if (!exporter.ok) return { ...nothing, verification, refusals: [exporter.problem] };
  const taken = await take(centre, exporter.value, file);
  if (!taken.ok) return { ...nothing, verification, refusals: [taken.problem] };
  return { ...taken.value, verification, refusals: [] };
};
