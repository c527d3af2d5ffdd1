import { describe, expect, it } from "vitest";
import { loadOnce } from "../../renderer/controls/text-entry/load-once.ts";

describe("a load of the keyboard's data", () => {
  it("is done once for all uses", async () => {
    let loads = 0;
    const load = loadOnce(async () => (loads += 1));
    expect(await Promise.all([load(), load()])).toEqual([1, 1]);
    expect(await load()).toBe(1);
  });

  it("is tried again by the next use after it has failed", async () => {
    let loads = 0;
    const load = loadOnce(async () => {
      loads += 1;
      if (loads === 1) throw new Error("no such file");
      return loads;
    });
    await expect(load()).rejects.toThrow("no such file");
    expect([await load(), await load()]).toEqual([2, 2]);
  });
});
