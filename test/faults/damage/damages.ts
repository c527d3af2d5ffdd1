import { closeSync, openSync, rmSync, statSync, truncateSync, writeSync } from "node:fs";
import { databaseFileIn, journalFileIn, lastEpochFileIn } from "../../../db/data-folder.ts";
import type { WholeLedger } from "./whole-ledger.ts";

export interface Damage {
  readonly name: string;
  /** The state of the files when they are damaged. */
  readonly state: "closed" | "running";
  readonly apply: (folder: string) => void;
  /** The most unreceipted entries that this damage can destroy completely; 0 where omitted. */
  readonly mostLost?: number;
}

const pageBytes = 4_096;
/** Bytes as a failing disk leaves them: neither zeros nor valid data. */
const garbage = Buffer.from([0xff, 0x13, 0x37, 0x00, 0x99, 0x42, 0x17, 0x55]);

const overwrite = (file: string, at: number, bytes: Buffer): void => {
  const descriptor = openSync(file, "r+");
  writeSync(descriptor, bytes, 0, bytes.length, at);
  closeSync(descriptor);
};

const wal = (folder: string): string => `${databaseFileIn(folder)}-wal`;
const remove = (file: string): void => rmSync(file, { force: true });

const pageDamages = (page: number): readonly Damage[] => {
  const start = page * pageBytes;
  const onPage = (name: string, state: Damage["state"], apply: (file: string) => void): Damage => ({
    name: `page ${page} ${name}`,
    state,
    apply: (folder) => apply(databaseFileIn(folder)),
  });
  return [
    onPage("with another head", "closed", (file) => overwrite(file, start + (page === 0 ? 100 : 0), garbage)),
    onPage("with another middle", "closed", (file) => overwrite(file, start + pageBytes / 2, garbage)),
    onPage("emptied", "closed", (file) => overwrite(file, start, Buffer.alloc(pageBytes))),
    onPage("and all after it cut off", "closed", (file) => truncateSync(file, start + (page % 2) * 1_000)),
    onPage("with another head, while running", "running", (file) => overwrite(file, start + 8, garbage)),
  ];
};

const placesIn = (file: string, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => Math.floor((statSync(file).size * index) / count));

/** Where the journal's part is truncated or overwritten too, entries are lost permanently: both files end alike. */
const walDamages = ({ running }: WholeLedger, count: number): readonly Damage[] =>
  placesIn(wal(running), count).flatMap((at): readonly Damage[] => [
    { name: `-wal overwritten at ${at}`, state: "running", apply: (folder) => overwrite(wal(folder), at, garbage) },
    { name: `-wal cut off at ${at}`, state: "running", apply: (folder) => truncateSync(wal(folder), at) },
  ]);

const journalDamages = ({ closed }: WholeLedger, count: number): readonly Damage[] =>
  placesIn(journalFileIn(closed), count).flatMap((at): readonly Damage[] => {
    const overwritten = (folder: string): void => overwrite(journalFileIn(folder), at, garbage);
    return [
      { name: `journal overwritten at ${at}`, state: "closed", apply: overwritten },
      { name: `journal cut off at ${at}`, state: "closed", apply: (folder) => truncateSync(journalFileIn(folder), at) },
      {
        name: `database emptied, journal overwritten at ${at}`,
        state: "closed",
        apply: (folder) => {
          overwritten(folder);
          truncateSync(databaseFileIn(folder));
        },
        // The garbage may lie across the end of a line.
        mostLost: 2,
      },
    ];
  });

const wholeFiles = ({ texts, receipted }: WholeLedger): readonly Damage[] => {
  const unreceipted = texts.length - receipted;
  const files = [databaseFileIn, wal, (folder: string): string => `${databaseFileIn(folder)}-shm`];
  const removing = (...named: readonly ((folder: string) => string)[]) => ({
    apply: (folder: string): void => {
      for (const file of named) remove(file(folder));
    },
  });
  return [
    { name: "-wal deleted", state: "running", ...removing(wal) },
    { name: "journal deleted", state: "running", ...removing(journalFileIn) },
    { name: "memory of the epoch deleted", state: "closed", ...removing(lastEpochFileIn) },
    { name: "database emptied", state: "closed", apply: (folder) => truncateSync(databaseFileIn(folder)) },
    {
      name: "database emptied, -wal still there",
      state: "running",
      apply: (folder) => truncateSync(databaseFileIn(folder)),
    },
    { name: "database deleted", state: "running", ...removing(...files) },
    { name: "-wal and journal deleted", state: "running", ...removing(wal, journalFileIn), mostLost: unreceipted },
    {
      name: "database and journal deleted",
      state: "closed",
      ...removing(databaseFileIn, journalFileIn),
      mostLost: unreceipted,
    },
  ];
};

/**
 * Damage of every kind: at the first page and every `every`th from page `first` on, and at as many places of the
 * other files.
 */
export const damagesOf = (ledger: WholeLedger, every: number, first = 0): readonly Damage[] => {
  const pages = Math.floor(statSync(databaseFileIn(ledger.closed)).size / pageBytes);
  const damaged = Array.from({ length: pages }, (_, page) => page).filter(
    (page) => page === 0 || page % every === first % every,
  );
  const places = Math.ceil(120 / every);
  return [
    ...wholeFiles(ledger),
    ...damaged.flatMap(pageDamages),
    ...walDamages(ledger, places),
    ...journalDamages(ledger, places),
  ];
};
