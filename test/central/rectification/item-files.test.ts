import { afterAll, beforeAll, expect, test } from "vitest";
import { officePaths } from "../../../contract/office/office-paths.ts";
import type { ItemEvent } from "../../../contract/office/rectification/item-events.ts";
import { itemFileUrl, StoredItemFile } from "../../../contract/office/rectification/item-files.ts";
import { Sha256Hex } from "../../../contract/words.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { addUnits, sampleUnitCode, sampleWindow } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { heicHeader, photoOfPlace, planted, svgWithScript } from "../../support/files/hostile-files.ts";
import { complaintTo, openedItems } from "../../support/rectification/complaints.ts";

let centre: TestCentre;
let [number, other] = [0, 0];
const cookies = new Map<string, string>();
beforeAll(async () => {
  centre = await startCentre();
  await addUnits(centre.sql, ["330100-OTHER"]);
  await addAccount(centre, "supervisor", [{ role: "supervisor", ...sampleWindow }]);
  await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
  await addAccount(centre, "elsewhere", [{ role: "leader", unitCode: "330100-OTHER" }]);
  await addAccount(centre, "city", [{ role: "city" }]);
  for (const login of ["supervisor", "leader", "elsewhere", "city"]) cookies.set(login, await logInAs(centre, login));
  [number = 0, other = 0] = await openedItems(
    centre,
    (device) => complaintTo(device),
    (device) => complaintTo(device),
  );
});
afterAll(() => centre.stop());

const cookieOf = (login: string): string => cookies.get(login) ?? "";

const store = (login: string, bytes: Buffer, item = number): Promise<Response> =>
  fetch(`${centre.url}${officePaths.itemFiles}?number=${item}`, {
    method: "POST",
    headers: {
      origin: centre.url,
      "sec-fetch-site": "same-origin",
      "content-type": "application/octet-stream",
      cookie: cookieOf(login),
    },
    body: new Uint8Array(bytes),
  });

const read = (login: string, hash: Sha256Hex, item = number): Promise<Response> =>
  sendAsPage(centre, itemFileUrl({ number: item, hash }), { cookie: cookieOf(login) });

const step = async (seen: number, event: ItemEvent): Promise<string | number> =>
  outcomeOf(
    await sendAsPage(centre, officePaths.itemEvents, {
      cookie: cookieOf("supervisor"),
      body: { number, seen, event },
    }),
  );

const unknown = Sha256Hex.parse("0".repeat(64));

test("a picture proves the item that it was stored for, without its place, and is read by the item's readers", async () => {
  const photo = await photoOfPlace();
  const stored = await store("supervisor", photo);
  expect(stored.status).toBe(201);
  const { hash } = StoredItemFile.parse(await stored.json());
  const bytes = Buffer.from(await (await read("leader", hash)).arrayBuffer());
  expect([bytes.subarray(0, 3).toString("hex"), planted.some((part) => bytes.includes(part))]).toEqual([
    "ffd8ff",
    false,
  ]);
  expect(planted.every((part) => photo.includes(part))).toBe(true);
  expect((await read("city", hash)).status).toBe(200);
  expect(await outcomeOf(await read("elsewhere", hash))).toBe("not-found");
  // It belongs to this item alone.
  expect(await outcomeOf(await read("leader", hash, other))).toBe("not-found");
  expect(await step(2, { kind: "verified", finding: "rectify", rootCause: "skill" })).toBe(204);
  const rectified = { kind: "rectified", action: "已换设备" } as const;
  expect(await step(3, { ...rectified, evidence: [unknown] })).toBe("item-file-unknown");
  expect(await step(3, { ...rectified, evidence: [hash, unknown] })).toBe("item-file-unknown");
  expect(await step(3, { ...rectified, evidence: [hash] })).toBe(204);
});

test("only those who rectify the item store one, and a hostile file is refused with words", async () => {
  const photo = await photoOfPlace();
  expect(await outcomeOf(await store("city", photo))).toBe("permission-missing");
  expect(await outcomeOf(await store("elsewhere", photo))).toBe("not-found");
  expect(await outcomeOf(await store("supervisor", photo, 1_000_000))).toBe("not-found");
  expect(await outcomeOf(await store("supervisor", svgWithScript()))).toBe("file-kind-unfit");
  expect(await outcomeOf(await store("supervisor", heicHeader()))).toBe("file-heic");
  expect(await outcomeOf(await store("supervisor", Buffer.alloc(13 * 1_024 * 1_024)))).toBe("body-too-large");
});
