import { type HashText, readLink } from "../ledger/chain.ts";
import { type Problem, problem, problemCatalogue } from "../problems/problem.ts";
import { readSignedDocument, type SignedText } from "../sync/signed-text.ts";
import { type EpochRecord, recordEpoch } from "./epoch-record.ts";
import { ExportHeader, signedTextOf } from "./export-file.ts";
import { judgeEpochs, unsealedEndIn } from "./judge-epochs.ts";
import { holeDeclarations, judgeGaps } from "./judge-gaps.ts";
import { judgeProofs } from "./judge-proofs.ts";
import { readStatement, type Statement } from "./statement.ts";

/** Functions that this folder cannot have itself, because it knows no runtime. */
export interface VerificationTools {
  readonly hashText: HashText;
  /** Whether this key (Ed25519, SubjectPublicKeyInfo in DER, base64) signed a text; false where it is no key. */
  readonly isSignedBy: (publicKey: string, signed: SignedText) => boolean;
  /** Whether the keys of the file are those that the reader got from another source; always true without such a source. */
  readonly areKnown: (header: ExportHeader) => boolean;
}

export interface Verification {
  readonly header: ExportHeader | undefined;
  readonly epochs: number;
  readonly entries: number;
  readonly checkpoints: number;
  readonly receipts: number;
  readonly faults: readonly Problem[];
  readonly notices: readonly Problem[];
}

/** Takes an export line by line, from any source: a file, or the centre's own database. */
export interface Verifier {
  readonly take: (line: string) => void;
  /** Whether further lines would change nothing: the first one is wrong, or a hundred faults were found. */
  readonly isDone: () => boolean;
  readonly finish: () => Verification;
}

/** Stops after so many faults: a file of nothing but faults must not keep the reader busy for hours. */
const mostFaults = 100;

const isNotice = ({ code }: Problem): boolean => "notice" in problemCatalogue[code];

const keyOf = ({ devicePublicKey, centrePublicKey }: ExportHeader, by: Statement["by"]): string =>
  by === "checkpoint" ? devicePublicKey : centrePublicKey;

const exporterKeyOf = (header: ExportHeader): string =>
  header.exportedBy === "centre" ? header.centrePublicKey : header.devicePublicKey;

export const startVerifier = (means: VerificationTools): Verifier => {
  const records = new Map<number, EpochRecord>();
  const statements = new Map<number, Statement[]>();
  const declarations = holeDeclarations();
  const findings: Problem[] = [];
  let header: ExportHeader | undefined;
  let [line, entries, proofs, faultsFound] = [0, 0, 0, 0];
  let isHeaderWrong = false;

  const find = (found: Problem): void => {
    findings.push(found);
    if (!isNotice(found)) faultsFound += 1;
  };
  const isDone = (): boolean => isHeaderWrong || faultsFound >= mostFaults;

  const takeHeader = (text: string): void => {
    const signed = signedTextOf(text);
    header = signed && readSignedDocument(ExportHeader, signed.text).data;
    if (!signed || !header) findings.push(problem("export-unreadable", { reason: "line 1" }));
    else if (!means.isSignedBy(exporterKeyOf(header), signed)) findings.push(problem("export-header-wrong"));
    if (header && !means.areKnown(header)) {
      findings.push(problem("export-centre-other", { found: header.centrePublicKey }));
    }
    isHeaderWrong = findings.length > 0;
    for (const start of header?.after ?? []) {
      records.set(start.epoch, recordEpoch((header as ExportHeader).device, start.epoch, start));
      findings.push(problem("entries-elsewhere", { epoch: start.epoch, last: start.size }));
    }
  };

  const recordOf = (known: ExportHeader, epoch: number): EpochRecord => {
    const record = records.get(epoch) ?? recordEpoch(known.device, epoch);
    records.set(epoch, record);
    return record;
  };

  const takeEntry = (known: ExportHeader, text: string): void => {
    const link = readLink(text, means.hashText);
    if (!link) find(problem("export-line-wrong", { line }));
    else if (link.envelope.device !== known.device) find(problem("entry-of-other-device", { line }));
    else {
      entries += 1;
      const found = recordOf(known, link.envelope.epoch).take(link, line);
      if (found) find(found);
      declarations.take(link.envelope);
      unsealedEndIn(link.envelope).forEach(find);
    }
  };

  const takeSigned = (known: ExportHeader, signed: SignedText): void => {
    proofs += 1;
    const read = readStatement(signed);
    if (!read) find(problem("export-line-wrong", { line }));
    else if (read.device !== known.device || !means.isSignedBy(keyOf(known, read.statement.by), signed)) {
      find(problem(`${read.statement.by}-forged`, { line }));
    } else {
      const { epoch } = read.statement;
      recordOf(known, epoch);
      const ofEpoch = statements.get(epoch);
      if (ofEpoch) ofEpoch.push(read.statement);
      else statements.set(epoch, [read.statement]);
    }
  };

  /** The checks that need more than one line. */
  const judgeWhole = (known: ExportHeader): readonly Problem[] => {
    return [
      ...(known.proofs === proofs ? [] : [problem("export-proofs-missing", { expected: known.proofs, found: proofs })]),
      ...judgeEpochs(known, records, declarations),
      ...[...records].flatMap(([epoch, record]) => judgeProofs(record, statements.get(epoch) ?? [])),
    ];
  };

  const take = (text: string): void => {
    if (isDone()) return;
    line += 1;
    if (line === 1) takeHeader(text);
    if (line === 1 || !header) return;
    const signed = signedTextOf(text);
    if (signed) takeSigned(header, signed);
    else takeEntry(header, text);
  };

  return {
    take,
    isDone,
    finish: () => {
      const isCut = faultsFound >= mostFaults;
      const all = [
        ...(isCut ? [] : [...records.values()].flatMap((record) => judgeGaps(record, declarations))),
        ...(line === 0 ? [problem("export-unreadable", { reason: "empty" })] : findings),
        ...(header && !isDone() ? judgeWhole(header) : []),
      ];
      const faults = all.filter((found) => !isNotice(found));
      const signed = [...statements.values()].flat();
      const count = (by: Statement["by"]): number => signed.filter((statement) => statement.by === by).length;
      return {
        header,
        epochs: records.size,
        entries,
        checkpoints: count("checkpoint"),
        receipts: count("receipt"),
        faults:
          faults.length < mostFaults ? faults : [...faults.slice(0, mostFaults), problem("faults-many", { line })],
        notices: all.filter(isNotice),
      };
    },
  };
};
