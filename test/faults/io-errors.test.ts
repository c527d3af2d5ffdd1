import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { databaseFileIn, journalFileIn, quarantineFolderIn, salvageFolderIn } from "../../db/data-folder.ts";
import { sampleSeed, takesAll } from "../support/sampling.ts";
import { liveOn } from "./io-errors/failing-disk.ts";
import { proveIoErrors } from "./io-errors/prove-io-errors.ts";
import { type TroubledLife, troubledLives } from "./io-errors/troubled-lives.ts";
import { copyOf, liveUndisturbed, prepared } from "./io-errors/undisturbed-life.ts";
import { judge } from "./power-cut/judge.ts";
import { workFolder } from "./power-cut/work-folder.ts";

/** `npm run prove` lets every call fail; this takes different ones in each run. */
const stride = takesAll ? 75 : 149;

/** The quarantined database, readable. */
const setAside = (folder: string): string => databaseFileIn(join(salvageFolderIn(folder), "001-database-damaged"));

interface Disk {
  readonly life: TroubledLife;
  /** The folder of the kiosk before this life. */
  readonly disk: string;
  readonly root: string;
  /** The hashes of the entries that must not be lost. */
  readonly promised: readonly string[];
}

/** Prepares the disk of a life, and removes it afterwards. */
const onDisk = async (name: string, work: (disk: Disk) => Promise<void>): Promise<void> => {
  const life = troubledLives.find((one) => one.name === name);
  if (!life) throw new Error(name);
  const root = workFolder();
  try {
    const disk = prepared(life, root);
    const { promised } = await liveUndisturbed(life, disk, root);
    await work({ life, disk, root, promised });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

/** How many promised entries are on the disk no more. Throws where the kiosk would not start on it. */
const lostIn = (folder: string, promised: readonly string[]): number => {
  const { held, refusal } = judge(folder, "whole");
  if (refusal !== undefined) throw new Error(refusal);
  return promised.filter((hash) => !held.has(hash)).length;
};

describe.skipIf(process.platform !== "linux")("a disk that fails", () => {
  it("at a sample of the calls loses nothing acknowledged and lets every kiosk serve on", async () => {
    const { rows, failures } = await proveIoErrors(stride, () => undefined, sampleSeed());
    expect(failures).toEqual([]);
    const refused = rows.slice(1).map((row) => Number(row[3]));
    expect(refused.reduce((sum, count) => sum + count)).toBeGreaterThan(0);
  });

  it.each([
    { error: "EPERM", what: "supports no hard links is read through copies", places: 1, serves: true },
    {
      error: "EIO",
      what: "refuses hard links with an error keeps the kiosk waiting, and no quarantine folders accumulate",
      places: 1,
      serves: false,
    },
  ] as const)("and $what", ({ error, places, serves }) =>
    onDisk("an altered database", async ({ life, disk, root, promised }) => {
      const folder = copyOf(disk, root, "failing");
      const trouble = { call: "link", nth: 1, error, lasts: true } as const;
      const { said, exitCode } = await liveOn({ folder, life: life.name, paths: [setAside(folder)], trouble });
      expect(exitCode).toBe(0);
      expect(said.some((line) => line.startsWith("acknowledge"))).toBe(serves);
      expect(readdirSync(quarantineFolderIn(folder)).length).toBe(places);
      expect(lostIn(folder, promised)).toBe(0);
    }),
  );

  it("for one read while the older entries are salvaged loses none of them", () =>
    onDisk("an altered database", async ({ life, disk, root, promised }) => {
      const whole = copyOf(disk, root, "whole");
      const { calls } = await liveOn({ folder: whole, life: life.name, paths: [setAside(whole)] });
      const opened = calls.findLastIndex((call) => call.startsWith("openat("));
      const earlier = calls.slice(0, opened).filter((call) => call.startsWith("pread64(")).length;
      // The first reads after the last opening are those of the schema, which SQLite reports as damage.
      for (let nth = earlier + 1; nth <= earlier + 6; nth += 1) {
        const folder = copyOf(disk, root, `failing-${nth}`);
        const trouble = { call: "pread64", nth, error: "EIO", lasts: false } as const;
        const lived = await liveOn({ folder, life: life.name, paths: [setAside(folder)], trouble });
        expect(lived.calls.some((call) => call.includes("INJECTED"))).toBe(true);
        expect([nth, lostIn(folder, promised)]).toEqual([nth, 0]);
      }
    }));

  it.each([
    { what: "the journal", life: "migrations", file: journalFileIn, from: 1, gone: 0 },
    // Sixty entries have their receipts, and are no longer in the journal.
    {
      what: "the quarantined database, except its beginning",
      life: "an altered database",
      file: setAside,
      from: 6,
      gone: 61,
    },
  ])("permanently in the middle of $what loses only entries stored there", ({ life: name, file, from, gone }) =>
    onDisk(name, async ({ disk, root, promised }) => {
      const folder = copyOf(disk, root, "failing");
      const trouble = { call: "pread64", nth: from, error: "EIO", lasts: true } as const;
      const { said, exitCode, complaint, calls } = await liveOn({ folder, life: name, paths: [file(folder)], trouble });
      expect({ exitCode, complaint }).toEqual({ exitCode: 0, complaint: "" });
      expect(calls.filter((call) => call.includes("INJECTED")).length).toBeGreaterThan(3);
      expect(said.map((line) => line.split(" ")[0])).toEqual(Array.from({ length: 3 }, () => "acknowledge"));
      expect(lostIn(folder, promised)).toBe(gone);
    }),
  );
});
