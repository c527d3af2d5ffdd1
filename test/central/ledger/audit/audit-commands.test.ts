import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { positionAfter } from "../../../../contract/ledger/chain.ts";
import { createDeviceKeys } from "../../../support/centre/device-keys.ts";
import { runCommand as run } from "../../../support/centre/run-command.ts";
import { startCentre, type TestCentre } from "../../../support/centre/start-centre.ts";
import { type AuditedKiosk, auditedKiosk } from "../../../support/ledger-mutations/audited-kiosk.ts";
import { putLinksAt } from "../../../support/ledger-mutations/rewrite-centre.ts";
import { linksIn } from "../../../support/ledger-mutations/rewrite-store.ts";
import { at, changes, visit } from "../../../support/ledger-mutations/visits.ts";

let dataFolder: string;
let centre: TestCentre;
let kiosk: AuditedKiosk;
beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), "counterstar-audit-"));
  centre = await startCentre({ dataFolder });
  kiosk = await auditedKiosk(centre);
  for (const level of [5, 1, 4] as const) {
    kiosk.write(visit(level));
    await kiosk.send();
  }
});
afterAll(async () => {
  kiosk.close();
  await centre.stop();
  await rm(dataFolder, { recursive: true });
});

const atCentre = () => ({ DATABASE_URL: centre.databaseUrl, COUNTERSTAR_CENTRE_DATA: dataFolder });

/** Given only the file: no database, no data folder. */
const verifyFile = (file: string, ...options: readonly string[]) =>
  run("verify", [file, ...options], { DATABASE_URL: "", COUNTERSTAR_CENTRE_DATA: join(tmpdir(), "nowhere") });

const exported = async (): Promise<string> => {
  const { code, output, errors } = await run("export-ledger", ["--device", kiosk.device.id], atCentre());
  expect([code, errors]).toEqual([0, expect.stringContaining(kiosk.device.centrePublicKey)]);
  const file = join(dataFolder, "export.ndjson");
  writeFileSync(file, output);
  return file;
};

const wholeLine = "✓ 台账完整 The ledger is complete: chain, epochs and signatures are correct\n";

describe("an export", () => {
  test("contains the device's own bytes, and an auditor with only the file finds it whole", async () => {
    const file = await exported();
    const texts = linksIn(kiosk.folder).map(({ text }) => text);
    expect(
      readFileSync(file, "utf8")
        .split("\n")
        .slice(1, 1 + texts.length),
    ).toEqual(texts);
    const told = await verifyFile(file, "--centre", kiosk.device.centrePublicKey);
    expect([told.code, told.errors]).toEqual([0, ""]);
    expect(told.output).toContain("checked  1 epochs, 8 entries, 3 checkpoints, 3 receipts\n");
    expect(told.output).toContain("trusted: the centre's key that you gave\n");
    expect(told.output.endsWith(wholeLine)).toBe(true);
  });

  test("verified without the centre's key is reported as only self-consistent", async () => {
    const { code, output } = await verifyFile(await exported());
    expect(code).toBe(0);
    expect(output).toContain("A completely forged file passes");
  });

  test("under another key than the centre's, or with a changed level, exits with 1 and names the place", async () => {
    const file = await exported();
    const other = await verifyFile(file, "--centre", createDeviceKeys().publicKey);
    expect([other.code, other.output]).toEqual([1, expect.stringContaining("✗ export-centre-other\n")]);
    writeFileSync(file, readFileSync(file, "utf8").replace('"level":1', '"level":5'));
    const changed = await verifyFile(file);
    expect(changed.code).toBe(1);
    expect(changed.output).toContain("✗ entry-chain-broken  epoch 1, entry 7\n    第 1 纪元第 7 条");
    expect(changed.output).toMatch(/✗ 台账有 3 处不符 3 faults\n$/);
  });

  test("that is malformed or missing exits with 1 and says so", async () => {
    const file = join(dataFolder, "other.txt");
    writeFileSync(file, "\n> counterstar@0.1.0 export-ledger\n");
    const none = await verifyFile(file);
    expect([none.code, none.output]).toEqual([1, expect.stringContaining("✗ export-unreadable\n")]);
    const missing = await verifyFile(join(dataFolder, "missing"));
    expect([missing.code, missing.errors]).toEqual([1, expect.stringContaining("ENOENT")]);
  });

  test("is refused where npm would write its own lines into it, and for an unknown device", async () => {
    const options = ["--device", kiosk.device.id];
    const npm = await run("export-ledger", options, { ...atCentre(), npm_lifecycle_event: "export-ledger" });
    expect([npm.code, npm.output, npm.errors]).toEqual([
      1,
      "",
      expect.stringContaining("npm run -s centre -- export-ledger"),
    ]);
    const unknown = await run("export-ledger", ["--device", "33333333-3333-4333-8333-333333333333"], atCentre());
    expect([unknown.code, unknown.output, unknown.errors]).toEqual([
      1,
      "",
      expect.stringContaining("There is no device"),
    ]);
  });

  test("is signed only with the centre's own key", async () => {
    const elsewhere = { ...atCentre(), COUNTERSTAR_CENTRE_DATA: mkdtempSync(join(tmpdir(), "counterstar-audit-")) };
    const { code, output, errors } = await run("export-ledger", ["--device", kiosk.device.id], elsewhere);
    expect([code, output, errors]).toEqual([1, "", expect.stringContaining("is not this centre's signing key")]);
  });
});

describe("the verifier at the centre", () => {
  test("reads the entries in the database, of one device or of all, and exits with 1 where one was altered", async () => {
    const one = await run("verify", ["--device", kiosk.device.id], atCentre());
    expect([one.code, one.output.endsWith(wholeLine)]).toEqual([0, true]);
    const other = await auditedKiosk(centre);
    other.write(visit(1));
    await other.send();
    const { id } = other.device;
    const links = linksIn(other.folder);
    await putLinksAt(centre.sql, id, changes.edit(links), positionAfter(at(links, 3)));
    const all = await run("verify", ["--all"], atCentre());
    other.close();
    expect(all.code).toBe(1);
    expect(all.output).toContain(wholeLine);
    expect(all.output).toContain("✗ export-end-other  epoch 1\n");
  });

  test("requires the name of a device or the option for all", async () => {
    for (const options of [[], ["--device", "three"], ["file", "--all"], ["a", "b"], ["--unknown"]]) {
      const { code, errors } = await run("verify", options, atCentre());
      expect([code, errors]).toEqual([1, expect.stringContaining("Usage: npm run centre -- verify")]);
    }
  });
});
