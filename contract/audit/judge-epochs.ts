import { emptyEpoch, type Position } from "../ledger/chain.ts";
import { type EntryEnvelope, type EntryOf, interpretEntry } from "../ledger/entry.ts";
import { judgeUpload } from "../ledger/judge-upload.ts";
import { type Problem, problem } from "../problems/problem.ts";
import type { EpochRecord } from "./epoch-record.ts";
import type { ExportHeader } from "./export-file.ts";
import type { Declarations } from "./judge-gaps.ts";

type Records = ReadonlyMap<number, EpochRecord>;

/** Whether the epoch passes through that position, whatever came after. */
const stands = (record: EpochRecord | undefined, position: Position): boolean =>
  record !== undefined && /append|truncation/.test(judgeUpload(record.end(), position, [], record.storedHash).kind);

const beginningOf = (record: EpochRecord): EntryOf<"epoch-begun"> | undefined => {
  const first = record.first();
  const entry = first && interpretEntry(first);
  return typeof entry === "object" && entry.kind === "epoch-begun" ? entry : undefined;
};

/** Compares the end of an epoch with the end that the device knew when it began `epoch`. */
const judgeEnd = (epoch: number, record: EpochRecord | undefined, before: Position): readonly Problem[] => {
  if (!stands(record, before)) return [problem("epoch-end-other", { epoch, seq: before.size })];
  const { epoch: ended, size } = record?.end() ?? before;
  if (size === before.size) return [];
  return [problem("entries-unremembered", { epoch: ended, seq: before.size + 1, last: size, next: epoch })];
};

/** Checks the first entry of an epoch: it says why the epoch began and which end of the earlier one was known. */
const judgeBeginning = (epoch: number, record: EpochRecord, records: Records): readonly Problem[] => {
  const begun = beginningOf(record)?.body;
  if (!begun || (begun.reason === "first-start" && epoch > 1)) return [problem("epoch-unexplained", { epoch })];
  const { reason, before } = begun;
  return [
    ...(reason === "first-start" ? [] : [problem("epoch-after-loss", { epoch, reason })]),
    ...(before ? judgeEnd(epoch, records.get(before.epoch), before) : []),
  ];
};

const isSame = (one: Position, other: Position): boolean =>
  one.epoch === other.epoch && one.size === other.size && one.head === other.head;

/** Compares the file with its own header, which the exporter signed. */
const judgeEnds = (header: ExportHeader, records: Records): readonly Problem[] => {
  const stated = new Map(header.epochs.map((end) => [end.epoch, end]));
  const epochs = new Set([...stated.keys(), ...records.keys()]);
  return [...epochs].flatMap((epoch) => {
    const expected = stated.get(epoch) ?? emptyEpoch(epoch);
    const found = records.get(epoch)?.end() ?? emptyEpoch(epoch);
    const isWhole = isSame(expected, found);
    return isWhole ? [] : [problem("export-end-other", { epoch, size: expected.size, found: found.size })];
  });
};

/** Finds the first epoch of every missing run. Loops over the epochs found: a number in a file may be huge. */
const judgeNumbers = (records: Records): readonly Problem[] => {
  const epochs = [...records.keys()].toSorted((one, other) => one - other);
  return epochs.flatMap((epoch, index) => {
    const expected = (epochs[index - 1] ?? 0) + 1;
    return epoch === expected ? [] : [problem("epoch-missing", { epoch: expected })];
  });
};

/** The end of an older epoch that the device could no longer prove, if an entry says so. */
export const unsealedEndIn = (envelope: EntryEnvelope): readonly Problem[] => {
  const entry = envelope.kind === "seal-missing" ? interpretEntry(envelope) : undefined;
  if (typeof entry !== "object" || entry.kind !== "seal-missing") return [];
  const { epoch, size: seq } = entry.body;
  return [problem("epoch-end-unsealed", { epoch, seq, next: envelope.epoch })];
};

/** Whether the first entry of the epoch has to be here; not where the device declared it lost. */
const beginsHere = ({ start, end, gaps }: EpochRecord, declarations: Declarations): boolean => {
  const [first] = gaps;
  const isLost = first?.size === 0 && declarations.of(first) !== undefined;
  return start.size === 0 && end().size > 0 && !isLost;
};

/** Compares the epochs with one another and with the header. */
export const judgeEpochs = (header: ExportHeader, records: Records, declarations: Declarations): readonly Problem[] => [
  ...judgeEnds(header, records),
  ...judgeNumbers(records),
  ...[...records].flatMap(([epoch, record]) =>
    beginsHere(record, declarations) ? judgeBeginning(epoch, record, records) : [],
  ),
];
