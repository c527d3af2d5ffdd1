import { emptyEpoch, type Position } from "../ledger/chain.ts";
import { type EntryEnvelope, type EntryOf, interpretEntry } from "../ledger/entry.ts";
import { judgeUpload } from "../ledger/judge-upload.ts";
import { type Problem, problem } from "../problems/problem.ts";
import type { EpochRecord } from "./epoch-record.ts";
import type { ExportHeader } from "./export-file.ts";
import type { Declarations } from "./judge-gaps.ts";

type Records = ReadonlyMap<number, EpochRecord>;

/** Whether the epoch stands as it did at that position, whatever came after. */
const stands = (record: EpochRecord | undefined, position: Position): boolean =>
  record !== undefined && /append|truncation/.test(judgeUpload(record.end(), position, [], record.hashHeld).kind);

const beginningOf = (record: EpochRecord): EntryOf<"epoch-begun"> | undefined => {
  const first = record.first();
  const entry = first && interpretEntry(first);
  return typeof entry === "object" && entry.kind === "epoch-begun" ? entry : undefined;
};

/** The end of an epoch against what the device knew of it when it began `epoch`. */
const judgeEnd = (epoch: number, record: EpochRecord | undefined, before: Position): readonly Problem[] => {
  if (!stands(record, before)) return [problem("epoch-end-other", { epoch, seq: before.size })];
  const { epoch: ended, size } = record?.end() ?? before;
  if (size === before.size) return [];
  return [problem("entries-unremembered", { epoch: ended, seq: before.size + 1, last: size, next: epoch })];
};

/** Every epoch says in its first entry why it began, and what was known of the one before. */
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

/** The file against its own header, which its exporter signed. */
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

/** The first of every run of epochs that is not there. A number in a file is not believed to be small. */
const judgeNumbers = (records: Records): readonly Problem[] => {
  const epochs = [...records.keys()].toSorted((one, other) => one - other);
  return epochs.flatMap((epoch, index) => {
    const expected = (epochs[index - 1] ?? 0) + 1;
    return epoch === expected ? [] : [problem("epoch-missing", { epoch: expected })];
  });
};

/** The end of an older epoch that the device could not prove any more, if an entry says so. */
export const unsealedEndIn = (envelope: EntryEnvelope): readonly Problem[] => {
  const entry = envelope.kind === "seal-missing" ? interpretEntry(envelope) : undefined;
  if (typeof entry !== "object" || entry.kind !== "seal-missing") return [];
  const { epoch, size: seq } = entry.body;
  return [problem("epoch-end-unsealed", { epoch, seq, next: envelope.epoch })];
};

/** Whether the first entry of the epoch has to be here: one that was lost the device has declared. */
const beginsHere = ({ start, end, gaps }: EpochRecord, declarations: Declarations): boolean => {
  const [first] = gaps;
  const isLost = first?.size === 0 && declarations.of(first) !== undefined;
  return start.size === 0 && end().size > 0 && !isLost;
};

/** What the epochs say about one another, and the header about them. */
export const judgeEpochs = (header: ExportHeader, records: Records, declarations: Declarations): readonly Problem[] => [
  ...judgeEnds(header, records),
  ...judgeNumbers(records),
  ...[...records].flatMap(([epoch, record]) =>
    beginsHere(record, declarations) ? judgeBeginning(epoch, record, records) : [],
  ),
];
