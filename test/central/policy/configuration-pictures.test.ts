import { describe, expect, test } from "vitest";
import { picturesOf } from "../../../contract/sync/configuration.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { sendAs } from "../../support/centre/device.ts";
import { configuredDevice, hashOf } from "./configured-device.ts";

const { office, documentFor } = configuredDevice();

describe("a picture", () => {
  const askPicture = (name: string) => sendAs(office.device, { method: "GET", path: `${syncPaths.pictures}/${name}` });

  test("of staff or of an idle screen is served under its hash, cacheable without limit", async () => {
    const document = await documentFor();
    const hashes = picturesOf(document);
    expect(hashes).toEqual([document.staff[0]?.portrait, document.attract?.pages[0]?.picture]);
    for (const hash of hashes) {
      const answer = await askPicture(hash);
      expect(answer.headers.get("content-type")).toBe("image/svg+xml");
      expect(answer.headers.get("cache-control")).toContain("immutable");
      expect(hashOf({ mediaType: "image/svg+xml", bytes: Buffer.from(await answer.arrayBuffer()) })).toBe(hash);
    }
  });
  test("that is missing is not found", async () => {
    expect(await refusalIn(await askPicture("0".repeat(64)))).toMatchObject({ status: 404, code: "not-found" });
    expect(await refusalIn(await askPicture("portrait.svg"))).toMatchObject({ status: 404, code: "not-found" });
  });
  test("is for devices only", async () => {
    const answer = await fetch(`${office.centre.url}${syncPaths.pictures}/${"0".repeat(64)}`);
    expect(await refusalIn(answer)).toMatchObject({ status: 401, code: "signature-missing" });
  });
});
