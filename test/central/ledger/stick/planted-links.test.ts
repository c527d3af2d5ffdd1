import { lstatSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { replaceFile } from "../../../../central/ledger/stick/replace-file.ts";
import { databaseFileIn } from "../../../../db/data-folder.ts";
import { kioskTexts } from "../../../electron/support/both-ledgers.ts";
import { exported, newStick, offlineKiosk, verified } from "../../../electron/support/by-stick.ts";
import { startCentre, type TestCentre } from "../../../support/centre/start-centre.ts";

let dataFolder: string;
let centre: TestCentre;
beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), "counterstar-planted-"));
  centre = await startCentre({ dataFolder });
});
afterAll(async () => {
  await centre.stop();
  await rm(dataFolder, { recursive: true });
});

const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** "20261127-122405" in the machine's own zone, this many seconds from now. */
const momentIn = (seconds: number): string => {
  const at = new Date(Date.now() + seconds * 1_000);
  const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map(twoDigits).join("");
  return `${day}-${[at.getHours(), at.getMinutes(), at.getSeconds()].map(twoDigits).join("")}`;
};

/** The file names of an export in the next minutes, each a link to `target`. */
const plantLinks = (stick: string, name: (moment: string) => string, target: string): void => {
  for (let second = 0; second < 180; second += 1) symlinkSync(target, join(stick, name(momentIn(second))));
};

it("an export to a stick full of links leaves identity and ledger unchanged, and is written to the stick", async () => {
  const kiosk = await offlineKiosk(centre, 3);
  const identityFile = join(kiosk.folder, "identity.json");
  writeFileSync(identityFile, JSON.stringify(kiosk.identity));
  // The form of this kiosk's file name, at another time.
  const shape = basename(await exported(kiosk, newStick(), "all"));
  const named = (moment: string): string => shape.replace(/\d{8}-\d{6}/, moment);
  const stick = newStick();
  plantLinks(stick, (moment) => `${named(moment)}.new`, identityFile);
  plantLinks(stick, named, databaseFileIn(kiosk.folder));

  const texts = kioskTexts(kiosk);
  const file = await exported(kiosk, stick, "all");
  expect(JSON.parse(readFileSync(identityFile, "utf8"))).toEqual(kiosk.identity);
  expect(lstatSync(file).isFile()).toBe(true);
  expect(verified(file)).toMatchObject({ entries: 4, faults: [] });
  kiosk.reopen(() => undefined);
  expect(kioskTexts(kiosk)).toEqual(texts);
  expect(readFileSync(databaseFileIn(kiosk.folder)).subarray(0, 15).toString()).toBe("SQLite format 3");
  await kiosk.close();
});

it("the centre's own files for a stick follow no link either", async () => {
  const stick = newStick();
  const own = join(newStick(), "office.key");
  writeFileSync(own, "kept");
  const file = join(stick, "roster.xlsx");
  for (const name of [file, `${file}.new`]) symlinkSync(own, name);
  await replaceFile(file, "new");
  expect([readFileSync(own, "utf8"), readFileSync(file, "utf8")]).toEqual(["kept", "new"]);
  expect(lstatSync(file).isFile()).toBe(true);
});
