import { type ExportHeader, lineOf } from "../../../contract/audit/export-file.ts";
import type { SignedText } from "../../../contract/sync/signed-text.ts";
import type { DeviceId } from "../../../contract/words.ts";
import { readPages } from "../../database/read-pages.ts";
import type { Sql, Tx } from "../../database/sql.ts";
import { fragment } from "../../database/statement.ts";
import type { Signer } from "../../keys/signing-key.ts";

export interface Export {
  readonly device: DeviceId;
  readonly signer: Signer;
  readonly exportedAt: Date;
  /** Receives the lines in order, without their line feeds. */
  readonly take: (lines: readonly string[]) => void | Promise<void>;
}

const linesAtOnce = 1_000;

const readHeader = async (tx: Tx, { device, signer, exportedAt }: Export): Promise<ExportHeader | undefined> => {
  const [row] = await tx<{ publicKey: Buffer; proofs: number }[]>`
    select public_key as "publicKey",
      (select count(*) from ledger_statements where ledger_statements.device = devices.id) as proofs
    from devices where id = ${device}`;
  if (!row) return undefined;
  const epochs = await tx<ExportHeader["epochs"][number][]>`
    select epoch, size, head from ledger_epochs where device = ${device} order by epoch`;
  return {
    type: "ledger-export",
    v: 1,
    device,
    devicePublicKey: row.publicKey.toString("base64"),
    centrePublicKey: signer.publicKeyBase64,
    exportedBy: "centre",
    exportedAt: exportedAt.toISOString(),
    epochs: epochs.map(({ epoch, size, head }) => ({ epoch, size, head })),
    proofs: row.proofs,
  };
};

/** Bytes that are no longer UTF-8, because they were tampered with, are written as another text: the chain reveals it. */
const writeEntries = async (tx: Tx, { device, take }: Export): Promise<void> => {
  const entries = fragment`select entry from ledger_entries where device = ${device} order by epoch, seq`;
  for await (const page of readPages<{ entry: Buffer }>(tx, entries, linesAtOnce))
    await take(page.map(({ entry }) => entry.toString("utf8")));
};

const writeStatements = async (tx: Tx, { device, take }: Export): Promise<void> => {
  const statements = fragment`
    select text, signature from ledger_statements where device = ${device} order by epoch, size, kind, head`;
  for await (const page of readPages<SignedText>(tx, statements, linesAtOnce)) await take(page.map(lineOf));
};

/**
 * Passes on the export of a device's ledger as stored at one moment, whole or not: the reader checks that. Returns its
 * header; undefined where there is no such device, and nothing is passed on then.
 */
export const writeExport = (sql: Sql, asked: Export): Promise<ExportHeader | undefined> =>
  sql.begin("isolation level repeatable read read only", async (tx) => {
    const header = await readHeader(tx, asked);
    if (!header) return undefined;
    await asked.take([lineOf(asked.signer.signText(JSON.stringify(header)))]);
    await writeEntries(tx, asked);
    await writeStatements(tx, asked);
    return header;
  });
