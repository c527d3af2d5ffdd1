import { mkdtempSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSigner, type Signer } from "../../central/keys/signing-key.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";
import type { AuditedKiosk } from "../support/ledger-mutations/audited-kiosk.ts";
import { attackCentre } from "../support/ledger-mutations/on-the-centre.ts";
import { attackKiosk, attackRunning, attacks } from "../support/ledger-mutations/on-the-kiosk.ts";
import { mutations, tableLines } from "../support/ledger-mutations/table.ts";
import { visit } from "../support/ledger-mutations/visits.ts";

let dataFolder: string;
let centre: TestCentre;
let signer: Signer;
beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), "counterstar-audit-"));
  centre = await startCentre({ dataFolder });
  signer = await openSigner(dataFolder);
});
afterAll(async () => {
  await centre.stop();
  await rm(dataFolder, { recursive: true });
});

describe("an unchanged kiosk", () => {
  it.each([false, true])("starts, uploads and verifies (receipted: %s)", async (areReceipted) => {
    expect(await attackKiosk(centre, signer, attacks.nothing, areReceipted)).toEqual({
      start: null,
      refused: null,
      alarms: [],
      faults: [],
      notices: [],
      levels: "5 1 4 3",
    });
  });
});

describe("on the kiosk, before the upload", () => {
  it.each(mutations)("$what", async ({ onKiosk, unreceipted }) => {
    expect(await onKiosk(centre, signer, false)).toEqual(unreceipted);
  });
});

describe("on the running kiosk, before the upload", () => {
  const running = mutations.flatMap(({ what, running, unreceipted }) =>
    running ? [{ what, attack: running, unreceipted }] : [],
  );
  it.each(running)("$what: nothing of it is signed, and the next start is as above", async (done) => {
    expect(await attackRunning(centre, signer, done.attack)).toEqual({
      ...done.unreceipted,
      refused: "ledger-unsealed",
      levelsMeanwhile: "",
    });
  });

  it("rewrite everything, and a citizen rates afterwards: the predecessor of that entry no longer exists", async () => {
    const rate = (kiosk: AuditedKiosk): void => kiosk.write(visit(3));
    const { refused, levelsMeanwhile, start } = await attackRunning(centre, signer, attacks.rewrite, rate);
    expect([refused, levelsMeanwhile, start]).toEqual(["ledger-unsealed", "", "database-damaged"]);
  });
});

describe("on the kiosk, after the centre's receipt", () => {
  it.each(mutations)("$what", async ({ onKiosk, receipted }) => {
    expect(await onKiosk(centre, signer, true)).toEqual(receipted);
  });
});

describe("in the centre's database", () => {
  const there = mutations.flatMap(({ what, onCentre }) => (onCentre ? [{ what, ...onCentre }] : []));
  it.each(there)("$what", async ({ attack, expected }) => {
    expect(await attackCentre(centre, signer, attack)).toEqual(expected);
  });
});

it("matches the table in contract/audit/README.md", () => {
  const lines = readFileSync(new URL("../../contract/audit/README.md", import.meta.url), "utf8").split("\n");
  const [header = ""] = tableLines();
  const start = lines.indexOf(header);
  expect(lines.slice(start, start + tableLines().length)).toEqual(tableLines());
});
