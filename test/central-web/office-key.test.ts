import { describe, expect, test } from "vitest";
import { forgetKey, isUsableKey, keyFromFragment, keyPlace, takeKey } from "../../central/web/key/office-key.ts";

const memory = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
};

const bar = () => {
  const shown: string[] = [];
  return { shown, replaceState: (_: null, __: string, address: string) => void shown.push(address) };
};

const at = (hash: string) => ({ hash, pathname: "/", search: "?desk=3" });

describe("the office key", () => {
  test.each([
    ["#key=abc-DEF_123", "abc-DEF_123"],
    ["#key=a%2Bb+c", "a+b+c"],
    ["#tab=devices&key=k", "k"],
    ["", null],
    ["#", null],
    ["#key=", null],
    ["#key=%zz", null],
    ["#key=two%20words", null],
    ["#monkey=1", null],
  ])("in the fragment %s is %s", (hash, expected) => {
    expect(keyFromFragment(hash)).toBe(expected);
  });

  test("moves from the address bar to the tab", () => {
    const [store, past] = [memory(), bar()];
    expect(takeKey(at("#key=secret"), store, past)).toBe("secret");
    expect([store.getItem(keyPlace), past.shown]).toEqual(["secret", ["/?desk=3"]]);
  });

  test("stays with the tab when the address has none, and leaves the address alone", () => {
    const [store, past] = [memory(), bar()];
    store.setItem(keyPlace, "kept");
    expect(takeKey(at("#devices"), store, past)).toBe("kept");
    expect(past.shown).toEqual([]);
  });

  test("that is malformed is wiped from the address bar and not stored", () => {
    const [store, past] = [memory(), bar()];
    expect(takeKey(at("#key=%E5%AF%86"), store, past)).toBeNull();
    expect([store.getItem(keyPlace), past.shown]).toEqual([null, ["/?desk=3"]]);
  });

  test("is removed once forgotten", () => {
    const store = memory();
    takeKey(at("#key=secret"), store, bar());
    forgetKey(store);
    expect(store.getItem(keyPlace)).toBeNull();
  });

  test("cannot smuggle a second header", () => {
    expect(["a\nb", "a b", "", "x".repeat(257)].map(isUsableKey)).toEqual([false, false, false, false]);
  });
});
