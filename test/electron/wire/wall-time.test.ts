import { afterEach, describe, expect, it } from "vitest";
import { WallTime } from "../../../contract/words.ts";
import { withOffset } from "../../../electron/wire/wall-time.ts";

const zoneBefore = process.env["TZ"];

afterEach(() => {
  if (zoneBefore === undefined) delete process.env["TZ"];
  else process.env["TZ"] = zoneBefore;
});

describe("wall time", () => {
  const cases = [
    ["Asia/Shanghai", "2026-11-23T09:42:00.120+08:00"],
    ["UTC", "2026-11-23T01:42:00.120+00:00"],
    ["Asia/Kolkata", "2026-11-23T07:12:00.120+05:30"],
    ["America/St_Johns", "2026-11-22T22:12:00.120-03:30"],
    ["Pacific/Chatham", "2026-11-23T15:27:00.120+13:45"],
    ["Pacific/Pago_Pago", "2026-11-22T14:42:00.120-11:00"],
  ] as const;
  it.each(cases)("in %s has its offset: %s", (zone, text) => {
    process.env["TZ"] = zone;
    const date = new Date("2026-11-23T01:42:00.120Z");
    expect(withOffset(date)).toBe(text);
    expect(WallTime.parse(text)).toBe(text);
    expect(Date.parse(text)).toBe(date.getTime());
  });

  it("of a clock without battery is still valid for the contract", () => {
    expect(WallTime.safeParse(withOffset(new Date(0))).success).toBe(true);
    expect(WallTime.safeParse(withOffset(new Date("2099-12-31T23:59:59.999Z"))).success).toBe(true);
  });
});
