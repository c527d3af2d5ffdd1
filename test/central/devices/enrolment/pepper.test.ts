import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPepperRoot, pepperRootFile } from "../../../../central/keys/pepper.ts";
import { pepperIdOf, verifyPin } from "../../../../contract/node/pin-verifier.ts";
import { ConfigurationDocument } from "../../../../contract/sync/configuration.ts";
import { PepperReply } from "../../../../contract/sync/enrolment.ts";
import { syncPaths } from "../../../../contract/sync/signature-profile.ts";
import { enrolledKiosk } from "../../../electron/support/sync-kiosk.ts";
import { until } from "../../../electron/support/until.ts";
import { refusalIn } from "../../../support/centre/answers.ts";
import { enrolDevice, sendAs, type TestDevice } from "../../../support/centre/device.ts";
import { createDeviceKeys } from "../../../support/centre/device-keys.ts";
import { verifiedText } from "../../../support/centre/receipts.ts";
import { startCentre, type TestCentre } from "../../../support/centre/start-centre.ts";

let dataFolder: string;
let centre: TestCentre;
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "counterstar-pepper-"));
  centre = await startCentre({ dataFolder });
});
afterAll(async () => {
  await centre.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

const askPepper = async (device: TestDevice) =>
  PepperReply.parse(
    JSON.parse(await verifiedText(device, await sendAs(device, { method: "POST", path: syncPaths.pepper }))),
  );

const documentFor = async (device: TestDevice, query = "") =>
  ConfigurationDocument.parse(
    JSON.parse(
      await verifiedText(device, await sendAs(device, { method: "GET", path: `${syncPaths.configuration}${query}` })),
    ),
  );

const schemesIn = ({ staff }: ConfigurationDocument): readonly string[] => staff.map(({ pin }) => pin.scheme);
const plain = ["scrypt", "scrypt"];
const peppered = ["scrypt-hmac", "scrypt-hmac"];

describe("a device's pepper", () => {
  test("is returned at enrolment, is unique, and is sent again to the device that signs for it", async () => {
    const [one, other] = [await enrolDevice(centre), await enrolDevice(centre)];
    expect(Buffer.from(one.pepper ?? "", "base64")).toHaveLength(32);
    expect(one.pepper).not.toBe(other.pepper);
    expect(await askPepper(one)).toEqual({ type: "pepper", v: 1, device: one.id, pepper: one.pepper });
    const forged = sendAs(one, { method: "POST", path: syncPaths.pepper }, { keys: createDeviceKeys() });
    expect(await refusalIn(await forged)).toMatchObject({ status: 401, code: "signature-wrong" });
  });

  test("is derived from a root that only this user can read, and is in no table", async () => {
    const { pepper } = await enrolDevice(centre);
    expect(((await stat(pepperRootFile(dataFolder))).mode & 0o777).toString(8)).toBe("600");
    const tables = await centre.sql<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'public'`;
    const rows = await Promise.all(
      tables.map(({ name }) => centre.sql`select t::text as text from ${centre.sql(name)} t`),
    );
    const everything = JSON.stringify(rows);
    expect(everything).toContain("scrypt");
    expect(everything.includes(pepper ?? "")).toBe(false);
  });

  test("is not derived from a root that was truncated", async () => {
    const folder = await mkdtemp(join(tmpdir(), "counterstar-root-"));
    await writeFile(pepperRootFile(folder), "c2hvcnQ=\n");
    await expect(openPepperRoot(folder)).rejects.toThrow("32 bytes");
    await rm(folder, { recursive: true });
  });
});

describe("the PIN verifiers shipped to a device", () => {
  test("are under its pepper where its request names that pepper, and without a pepper otherwise", async () => {
    const device = await enrolDevice(centre);
    const pepper = device.pepper ?? "";
    const id = pepperIdOf(pepper);
    expect(schemesIn(await documentFor(device))).toEqual(plain);
    expect(schemesIn(await documentFor(device, "?pepper=0123456789abcdef"))).toEqual(plain);
    const document = await documentFor(device, `?have=1&pepper=${id}`);
    expect([document.version, schemesIn(document)]).toEqual([2, peppered]);
    const [first] = document.staff;
    if (!first) throw new Error("nobody is on the roster");
    const found = [verifyPin("246810", first.pin, pepper), verifyPin("246811", first.pin, pepper)];
    expect(await Promise.all(found)).toEqual([true, false]);
    const again = await sendAs(device, { method: "GET", path: `${syncPaths.configuration}?have=2&pepper=${id}` });
    expect(again.status).toBe(204);
  });
});

describe("a kiosk that was enrolled before there were peppers", () => {
  test("works without one, fetches its pepper, and is shipped verifiers under it from then on", async () => {
    const kiosk = await enrolledKiosk(centre);
    const schemes = () =>
      kiosk
        .store()
        .configuration()
        ?.staff.map(({ pin }) => pin.scheme);
    kiosk.startSync({ identity: { ...kiosk.identity, pepper: null } });
    await until("verifiers under the pepper", () => String(schemes()) === String(peppered));
    await kiosk.killSync();
    // The next start has it in its identity, and fetches only the configuration.
    const { version } = kiosk.store().configuration() ?? {};
    const heardBefore = kiosk.heard.length;
    kiosk.startSync();
    kiosk.rate(1);
    await until("an exchange", () => kiosk.heard.length > heardBefore);
    expect([kiosk.store().configuration()?.version, schemes()]).toEqual([version, peppered]);
    await kiosk.close();
  });
});
