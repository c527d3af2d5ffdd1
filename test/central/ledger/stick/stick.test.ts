import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { revokeDevice } from "../../../../central/devices/revoke-device.ts";
import { positionAfter } from "../../../../contract/ledger/chain.ts";
import { ImportOutcome } from "../../../../contract/office/ledger.ts";
import { officePaths } from "../../../../contract/office/office-paths.ts";
import { BootId } from "../../../../contract/words.ts";
import { centreTexts, findingsAt, kioskTexts } from "../../../electron/support/both-ledgers.ts";
import {
  carried,
  exported,
  newStick,
  nowhere,
  offlineKiosk,
  receiptsFrom,
  sendToOffice,
  verified,
} from "../../../electron/support/by-stick.ts";
import { enrolledKiosk, type SyncKiosk } from "../../../electron/support/sync-kiosk.ts";
import { until } from "../../../electron/support/until.ts";
import { refusalIn } from "../../../support/centre/answers.ts";
import { type Ended, runCommand } from "../../../support/centre/run-command.ts";
import { startCentre, type TestCentre } from "../../../support/centre/start-centre.ts";
import { linksAt, putLinksAt } from "../../../support/ledger-mutations/rewrite-centre.ts";
import { useOwnTemporaryFolder } from "../../../support/own-temporary-folder.ts";

let dataFolder: string;
let centre: TestCentre;
let kiosk: SyncKiosk;
beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), "counterstar-air-gap-"));
  centre = await startCentre({ dataFolder });
});
afterEach(() => kiosk.close());
afterAll(async () => {
  await centre.stop();
  await rm(dataFolder, { recursive: true });
});

const importAtCentre = (file: string): Promise<Ended> =>
  runCommand("import-export", [file], { DATABASE_URL: centre.databaseUrl, COUNTERSTAR_CENTRE_DATA: dataFolder });

describe("the ledger of a kiosk without a network", () => {
  it("goes to the centre on a stick, and the receipt back: then no entry is waiting any more", async () => {
    kiosk = await offlineKiosk(centre, 2_400);
    const stick = newStick();
    const file = await exported(kiosk, stick);
    expect(verified(file)).toMatchObject({ entries: 2_401, checkpoints: 3, receipts: 0, faults: [] });

    const first = await importAtCentre(file);
    expect([first.code, first.errors]).toEqual([0, ""]);
    expect(first.output).toContain("The centre has these 2401 entries");
    expect(await centreTexts(centre, kiosk)).toEqual(kioskTexts(kiosk));
    const again = await importAtCentre(file);
    expect([again.code, await centreTexts(centre, kiosk)]).toEqual([0, kioskTexts(kiosk)]);
    expect(await findingsAt(centre, kiosk)).toEqual({ ratings: 2_400, alarms: [], quarantined: 0 });

    expect(kiosk.store().unsent().count).toBe(2_401);
    expect(await receiptsFrom(kiosk, stick)).toEqual({ state: "imported", receipts: 1, invalid: 0 });
    expect(kiosk.store().unsent()).toEqual({ count: 0, oldestAt: null });
    expect(kiosk.jobs.find(({ state }) => state === "exported")).toMatchObject({ leftOut: 0, isSalvaging: false });

    const ofNothing = await exported(kiosk, newStick());
    expect(verified(ofNothing)).toMatchObject({ entries: 0, checkpoints: 1, receipts: 1, faults: [] });
    // Restarted since: the clocks do not tell which of two checkpoints is the older one.
    await kiosk.killSync();
    kiosk.startSync({ boot: BootId.parse("5c1e9f0a-7b3d-4a52-9e61-2f8d0b6c4a13") });
    kiosk.rate(3);
    const later = await exported(kiosk, newStick());
    const found = verified(later);
    expect(found).toMatchObject({ entries: 3, checkpoints: 1, receipts: 1, faults: [] });
    expect(found.notices.map(({ code }) => code)).toEqual(["entries-elsewhere", "entries-unreceipted"]);
    expect((await importAtCentre(later)).code).toBe(0);
    // Files of last week update nothing, and raise no alarm either.
    expect((await importAtCentre(file)).code).toBe(0);
    expect((await importAtCentre(ofNothing)).code).toBe(0);
    expect(await findingsAt(centre, kiosk)).toEqual({ ratings: 2_403, alarms: [], quarantined: 0 });
    expect(verified(await exported(kiosk, newStick(), "all"))).toMatchObject({ entries: 2_404, faults: [] });
  });

  it("goes there through the office's page too: the receipt comes back, and repeating it is harmless", async () => {
    kiosk = await offlineKiosk(centre, 20);
    const stick = newStick();
    const bytes = readFileSync(await exported(kiosk, stick));
    const first = await sendToOffice(centre, bytes);
    const outcome = ImportOutcome.parse(await first.json());
    expect([first.status, outcome.entries, outcome.windowNumber, outcome.findings]).toEqual([200, 21, "3", []]);
    const again = ImportOutcome.parse(await (await sendToOffice(centre, bytes)).json());
    expect(again.entries).toBe(21);
    expect(await findingsAt(centre, kiosk)).toEqual({ ratings: 20, alarms: [], quarantined: 0 });
    writeFileSync(join(stick, "any-name.receipt"), outcome.receipt ?? "");
    expect(await receiptsFrom(kiosk, stick)).toEqual({ state: "imported", receipts: 1, invalid: 0 });
    expect(kiosk.store().unsent().count).toBe(0);
  });

  it("is not stored when the sender hangs up in the middle", async () => {
    kiosk = await offlineKiosk(centre, 20);
    const bytes = readFileSync(await exported(kiosk, newStick()));
    // Files of other tests come and go in the usual one.
    onTestFinished(useOwnTemporaryFolder());
    const cut = request(centre.url + officePaths.imports, {
      method: "POST",
      headers: {
        ...centre.asCity,
        "content-type": "application/octet-stream",
        "content-length": bytes.length,
      },
    });
    cut.on("error", () => undefined);
    const left = () => readdirSync(tmpdir());
    cut.write(bytes.subarray(0, 1_000));
    await until("the file on its way", () => left().length > 0);
    cut.destroy();
    await until("nothing of it", () => left().length === 0);
    expect((await findingsAt(centre, kiosk)).ratings).toBe(0);
    expect((await sendToOffice(centre, bytes)).status).toBe(200);
  });

  it("is refused by name on the office's page where it is damaged, foreign, or of another kind", async () => {
    kiosk = await offlineKiosk(centre, 20);
    const text = readFileSync(await exported(kiosk, newStick()), "utf8");
    const lines = text.trimEnd().split("\n");
    const code = async (content: string | Buffer) => {
      const { status, code: said } = await refusalIn(await sendToOffice(centre, Buffer.from(content)));
      return [status, said];
    };
    expect(await code(text.replace('"level":2', '"level":5'))).toEqual([422, "entry-chain-broken"]);
    expect(await code(text.slice(0, -10))).toEqual([422, "export-unreadable"]);
    expect(await code(`${lines.slice(0, 5).join("\n")}\n`)).toEqual([422, expect.any(String)]);
    expect(await code(Buffer.from([0x50, 0x4b, 3, 4, 0xff, 10]))).toEqual([422, "export-unreadable"]);
    expect(await code("")).toEqual([422, "export-unreadable"]);
    const asOther = async (body: string | undefined, type: string | undefined) => {
      const headers = { ...centre.asCity, ...(type && { "content-type": type }) };
      const answer = await fetch(centre.url + officePaths.imports, { method: "POST", headers, body: body ?? null });
      return refusalIn(answer);
    };
    const unsupported = { status: 415, code: "media-type-unsupported" };
    for (const body of ["{}", "null", "[null]", "12", '{"pipe":1}', text]) {
      expect(await asOther(body, "application/json")).toMatchObject(unsupported);
      expect(await asOther(body, "text/plain")).toMatchObject(unsupported);
    }
    expect(await asOther(undefined, undefined)).toMatchObject(unsupported);
    expect((await findingsAt(centre, kiosk)).ratings).toBe(0);
    await revokeDevice(centre.sql, kiosk.device, new Date());
    expect(await code(text)).toEqual([403, "device-revoked"]);
  });

  it("is not confirmed by a receipt with one changed byte, nor by another device's", async () => {
    kiosk = await offlineKiosk(centre, 2);
    const stick = newStick();
    const file = await exported(kiosk, stick);
    await importAtCentre(file);
    const receipt = readFileSync(`${file}.receipt`);
    for (const index of [12, Math.floor(receipt.length / 2), receipt.length - 12]) {
      const flipped = Buffer.from(receipt);
      flipped.writeUInt8(flipped.readUInt8(index) ^ 1, index);
      writeFileSync(`${file}.receipt`, flipped);
      expect(await receiptsFrom(kiosk, stick)).toMatchObject({ problem: { code: "receipt-invalid" } });
    }
    expect(kiosk.store().unsent().count).toBe(3);

    const other = await offlineKiosk(centre, 1);
    writeFileSync(`${file}.receipt`, receipt);
    expect(await receiptsFrom(other, stick)).toMatchObject({ problem: { code: "receipts-missing" } });
    expect(other.store().unsent().count).toBe(2);
    await other.close();
    expect(await receiptsFrom(kiosk, stick)).toMatchObject({ state: "imported" });
    expect(kiosk.store().unsent().count).toBe(0);
  });

  it("is refused as a whole where a byte of the file is changed, and the centre says where", async () => {
    kiosk = await offlineKiosk(centre, 3);
    const file = await exported(kiosk, newStick());
    const bytes = readFileSync(file, "utf8");
    writeFileSync(file, bytes.replace('"level":2', '"level":5'));
    const refused = await importAtCentre(file);
    expect([refused.code, refused.output]).toEqual([1, expect.stringContaining("Nothing was imported")]);
    expect(refused.output).toMatch(/✗ entry-chain-broken {2}epoch 1, entry 3/);
    expect(await centreTexts(centre, kiosk)).toEqual([]);
    expect(readdirSync(join(file, ".."))).toHaveLength(1);

    writeFileSync(file, bytes.split("\n").slice(0, -2).join("\n"));
    expect((await importAtCentre(file)).output).toContain("✗ export-unreadable");
    expect(await centreTexts(centre, kiosk)).toEqual([]);
  });

  it("is refused where the centre does not know the device, or the file is another centre's", async () => {
    kiosk = await offlineKiosk(centre, 1);
    const file = await exported(kiosk, newStick());
    await centre.sql`delete from enrolment_codes where used_by = ${kiosk.device}`;
    await centre.sql`delete from devices where id = ${kiosk.device}`;
    expect((await importAtCentre(file)).output).toContain("✗ device-unknown");
    const elsewhere = await startCentre();
    const stranger = await enrolledKiosk(elsewhere, nowhere);
    stranger.startSync();
    stranger.rate(1);
    expect((await importAtCentre(await exported(stranger, newStick()))).output).toContain("✗ export-centre-other");
    await stranger.close();
    await elsewhere.stop();
  });

  it("of a revoked device is refused, and nothing of it is stored", async () => {
    kiosk = await offlineKiosk(centre, 2);
    const file = await exported(kiosk, newStick());
    expect(await revokeDevice(centre.sql, kiosk.device, new Date())).toBe(true);
    expect((await importAtCentre(file)).output).toContain("✗ device-revoked");
    expect(await centreTexts(centre, kiosk)).toEqual([]);
  });

  it("gets no receipt where the centre lacks the earlier entries, and the command names no receipt file", async () => {
    kiosk = await offlineKiosk(centre, 2);
    const stick = newStick();
    await importAtCentre(await exported(kiosk, stick));
    await receiptsFrom(kiosk, stick);
    kiosk.rate(1);
    const later = await exported(kiosk, newStick());
    // The centre was restored to an older state.
    const [first] = await linksAt(centre.sql, kiosk.device);
    if (!first) throw new Error("nothing was taken");
    await putLinksAt(centre.sql, kiosk.device, [first], positionAfter(first));
    const refused = await importAtCentre(later);
    expect([refused.code, refused.errors]).toEqual([1, ""]);
    expect(refused.output).toContain("✗ ledger-gap");
    expect(refused.output).toContain("Nothing was imported");
    expect(refused.output).not.toMatch(/✓|\.receipt/);
    expect(existsSync(`${later}.receipt`)).toBe(false);
  });

  it("is stored where its receipt cannot be written, and the receipt comes with the next try", async () => {
    kiosk = await offlineKiosk(centre, 1);
    const file = await exported(kiosk, newStick());
    mkdirSync(`${file}.receipt`);
    const taken = await importAtCentre(file);
    expect([taken.code, taken.output]).toEqual([1, expect.not.stringContaining("✓")]);
    expect(taken.errors).toContain("中心已收下这 2 条");
    expect(taken.errors).toMatch(
      /has stored these 2 entries.*EISDIR.*Make the USB stick writable and run the command again/,
    );
    expect(await centreTexts(centre, kiosk)).toEqual(kioskTexts(kiosk));
    renameSync(`${file}.receipt`, `${file}.folder`);
    expect((await importAtCentre(file)).code).toBe(0);
    expect(readFileSync(`${file}.receipt`, "utf8")).toContain(kiosk.device);
  });

  it("gets its receipt in a file of its own, wherever a link on the stick leads", async () => {
    kiosk = await offlineKiosk(centre, 1);
    const file = await exported(kiosk, newStick());
    const elsewhere = join(newStick(), "of-the-centre");
    writeFileSync(elsewhere, "kept");
    symlinkSync(elsewhere, `${file}.receipt.new`);
    expect((await importAtCentre(file)).code).toBe(0);
    expect(readFileSync(elsewhere, "utf8")).toBe("kept");
    expect(readFileSync(`${file}.receipt`, "utf8")).toContain(kiosk.device);
  });

  it("does not update the device's clock and health: both are as old as the file", async () => {
    kiosk = await offlineKiosk(centre, 1);
    const file = await exported(kiosk, newStick());
    const known = () => centre.sql`
      select clock_skew_ms as skew, health, health_at as at, last_checkpoint is not null as signed
      from devices where id = ${kiosk.device}`;
    const [before] = await known();
    expect((await importAtCentre(file)).code).toBe(0);
    expect(await known()).toEqual([{ ...before, signed: true }]);
    expect(before).toMatchObject({ skew: null, at: null, signed: false });
  });

  it("is confirmed by a receipt that lies beside a folder, a pipe and a broken link of such names", async () => {
    kiosk = await offlineKiosk(centre, 1);
    const stick = newStick();
    mkdirSync(join(stick, "a-folder.receipt"));
    execFileSync("mkfifo", [join(stick, "a-pipe.receipt")]);
    expect(await receiptsFrom(kiosk, stick)).toMatchObject({ problem: { code: "receipts-missing" } });
    symlinkSync(join(stick, "nothing"), join(stick, "a-link.receipt"));
    const unreadable = { problem: { code: "stick-unreadable", facts: { reason: "ENOENT" } } };
    expect(await receiptsFrom(kiosk, stick)).toMatchObject(unreadable);
    expect((await importAtCentre(await exported(kiosk, stick))).code).toBe(0);
    expect(await receiptsFrom(kiosk, stick)).toEqual({ state: "imported", receipts: 1, invalid: 0 });
    expect(kiosk.store().unsent().count).toBe(0);
  });

  it("leaves no seemingly whole file on a stick that cannot be written", async () => {
    kiosk = await offlineKiosk(centre, 1);
    const stick = newStick();
    renameSync(stick, `${stick}-pulled-out`);
    const order = { type: "export-ledger", input: { folder: stick, scope: "unsent" } } as const;
    expect(await carried(kiosk, order)).toMatchObject({ problem: { code: "stick-unwritable" } });
    expect(readdirSync(`${stick}-pulled-out`)).toEqual([]);
  });
});
