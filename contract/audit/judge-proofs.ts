import { judgeUpload } from "../ledger/judge-upload.ts";
import { type Problem, problem } from "../problems/problem.ts";
import type { EpochRecord } from "./epoch-record.ts";
import type { Statement } from "./statement.ts";

/** The result for one kind of statement about an epoch: up to where they agree with it, and the faults. */
interface Judgement {
  readonly covered: number;
  readonly findings: readonly Problem[];
}

const largest = (statements: readonly Statement[]): number =>
  statements.reduce((most, { size }) => Math.max(most, size), 0);

/** Reported once, where the contradiction begins: nothing after it agrees either. */
const contradiction = (contradicted: readonly Statement[], agreed: readonly Statement[]): readonly Problem[] => {
  const [first] = contradicted.toSorted((one, other) => one.size - other.size);
  if (!first) return [];
  const { by, epoch, size: seq } = first;
  const from = 1 + largest(agreed.filter(({ size }) => size < seq));
  return [problem(`${by}-contradicted`, { epoch, seq, from, times: contradicted.length })];
};

const cutOff = (held: number, beyond: readonly Statement[]): readonly Problem[] => {
  const [first] = beyond;
  return first ? [problem(`${first.by}-beyond`, { epoch: first.epoch, seq: largest(beyond), held })] : [];
};

/**
 * Compares the signed statements with the entries. A forger who rewrites entries and hashes all later ones again makes
 * these statements false, and cannot sign others without the key.
 */
const judge = (record: EpochRecord, statements: readonly Statement[]): Judgement => {
  const kindOf = (statement: Statement): string => judgeUpload(record.end(), statement, [], record.storedHash).kind;
  const contradicted = statements.filter((statement) => kindOf(statement) === "fork");
  const beyond = statements.filter((statement) => kindOf(statement) === "gap");
  const wrong = new Set([...contradicted, ...beyond]);
  const agreed = statements.filter((statement) => !wrong.has(statement));
  return {
    covered: largest(agreed),
    findings: [...contradiction(contradicted, agreed), ...cutOff(record.end().size, beyond)],
  };
};

const uncovered = (
  code: "entries-unsigned" | "entries-unreceipted",
  record: EpochRecord,
  { covered }: Judgement,
): readonly Problem[] => {
  const { epoch, size } = record.end();
  const seq = Math.max(covered, record.start.size) + 1;
  return seq <= size ? [problem(code, { epoch, seq, last: size })] : [];
};

/**
 * Judges the checkpoints and receipts of an epoch (`all` are its own): whether they agree with its entries, and whether
 * a signature covers every entry.
 */
export const judgeProofs = (record: EpochRecord, all: readonly Statement[]): readonly Problem[] => {
  const by = (kind: Statement["by"]) => all.filter((statement) => statement.by === kind);
  const [checkpoints, receipts] = [by("checkpoint"), by("receipt")];
  const receivedAt = new Map(receipts.map(({ size, head, at }) => [`${size}/${head}`, at]));
  for (const { size, head, at } of checkpoints) {
    const centreAt = receivedAt.get(`${size}/${head}`);
    if (centreAt !== undefined) record.clock.compare(size, at, centreAt);
  }
  const [signed, receipted] = [judge(record, checkpoints), judge(record, receipts)];
  return [
    ...signed.findings,
    ...receipted.findings,
    ...uncovered("entries-unsigned", record, signed),
    ...uncovered("entries-unreceipted", record, receipted),
    ...record.clock.notices(),
  ];
};
