import { afterEach, describe, expect, it, vi } from "vitest";
import { log, recentLines } from "../../../electron/wire/log.ts";
import { shownText } from "../../../electron/wire/shown-text.ts";
import { oddTextCases } from "../../support/odd-texts.ts";

const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/u;

const written = (facts: Readonly<Record<string, unknown>>): string => {
  const lines: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  log("test", facts);
  return lines.join("");
};

afterEach(() => vi.restoreAllMocks());

describe("the log", () => {
  it.each(oddTextCases)("writes one line without invisible characters and with the same meaning: %s", (_, text) => {
    const line = written({ text });
    expect(line.endsWith("\n")).toBe(true);
    expect(line.slice(0, -1)).not.toMatch(unseen);
    expect(recentLines().at(-1)?.facts).not.toMatch(unseen);
    const read = JSON.parse(line) as { readonly text: string };
    expect(read.text).toBe(text.length > 8_000 ? `${text.slice(0, 8_000)}…` : text);
  });
});

describe("a text prepared for display", () => {
  it.each(oddTextCases)("has no invisible characters, and a limited length: %s", (_, text) => {
    const shown = shownText(text);
    expect(shown).not.toMatch(/[\p{M}\p{C}\p{Zl}\p{Zp}]/u);
    expect(shown.length).toBeLessThan(41 * 10);
  });

  it("is unchanged where all of it is visible", () => {
    expect(shownText("20180102093015123 办件 A-1")).toBe("20180102093015123 办件 A-1");
    expect(shownText("🀄".repeat(41))).toBe(`${"🀄".repeat(40)}…`);
  });
});
