import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSealed } from "../../../central/keys/open-sealed.ts";
import { openSealingKeys, sealingKeyFile } from "../../../central/keys/sealing-key.ts";
import { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { ComplaintId } from "../../../contract/words.ts";
import { sealComplaint } from "../../../electron/main/complaint/seal-complaint.ts";
import { enrolDevice, sendAs } from "../../support/centre/device.ts";
import { verifiedText } from "../../support/centre/receipts.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let dataFolder: string;
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "counterstar-sealing-"));
});
afterEach(() => rm(dataFolder, { recursive: true, force: true }));

const shippedKey = async (centre: TestCentre) => {
  const device = await enrolDevice(centre);
  const answer = await sendAs(device, { method: "GET", path: syncPaths.configuration });
  return ConfigurationDocument.parse(JSON.parse(await verifiedText(device, answer))).sealingKey;
};

describe("the sealing key", () => {
  test("is created once, for this user only, and opens texts that a kiosk seals to its shipped half", async () => {
    const first = await startCentre({ dataFolder });
    const shipped = await shippedKey(first);
    await first.stop();
    const words = { text: "请给我回个电话。", contactName: "王某", contactPhone: "13800000000" };
    const complaintId = ComplaintId.parse("33333333-3333-4333-8333-333333333333");
    const sealed = await sealComplaint(words, complaintId, shipped);
    const second = await startCentre({ dataFolder });
    expect(await shippedKey(second)).toEqual(shipped);
    await second.stop();
    const keys = await openSealingKeys(dataFolder);
    expect(await openSealed(keys, complaintId, sealed)).toEqual({ isOpen: true, words });
    expect(((await stat(sealingKeyFile(dataFolder))).mode & 0o777).toString(8)).toBe("600");
  });

  test("of another database is refused, and the right one is accepted again", async () => {
    await (await startCentre({ dataFolder })).stop();
    const original = await readFile(sealingKeyFile(dataFolder), "utf8");
    await rm(sealingKeyFile(dataFolder));
    await expect(startCentre({ dataFolder })).rejects.toThrow("It cannot open earlier complaints");
    await writeFile(sealingKeyFile(dataFolder), original);
    await (await startCentre({ dataFolder })).stop();
  });

  test.each([
    ["no key", "nothing"],
    ["a key of another kind", generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" })],
  ])("whose file contains %s is not accepted, and the file stays unchanged", async (_name, content) => {
    await writeFile(sealingKeyFile(dataFolder), content);
    await expect(openSealingKeys(dataFolder)).rejects.toThrow();
    expect(await readFile(sealingKeyFile(dataFolder), "utf8")).toBe(String(content));
  });
});
