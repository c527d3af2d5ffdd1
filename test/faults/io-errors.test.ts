import { describe, expect, it } from "vitest";
import { proveIoErrors } from "./io-errors/prove-io-errors.ts";

/** `npm run prove` lets every call fail. */
const stride = 149;

describe.skipIf(process.platform !== "linux")("a disk that fails at a call", () => {
  it("takes nothing that was acknowledged and keeps no kiosk from serving on, at a sample of the calls", async () => {
    const { rows, failures } = await proveIoErrors(stride, () => undefined);
    expect(failures).toEqual([]);
    const refused = rows.slice(1).map((row) => Number(row[3]));
    expect(refused.reduce((sum, count) => sum + count)).toBeGreaterThan(0);
  }, 300_000);
});
