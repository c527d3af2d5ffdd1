import { describe, expect, it } from "vitest";
import type { TagChoice } from "../../contract/ipc/view.ts";
import { type TagRoom, tagGrid, tagPages } from "../../renderer/citizen/tag-grid.ts";
import { speeches } from "../../renderer/words/speech.ts";

/** The space at 1280x800 beside the code. */
const usual: TagRoom = { width: 856, height: 300, gap: 12, reach: 88, beside: 112, leastFont: 24, usualFont: 28 };

const tag = (code: string, zh: string, shownFirst: boolean): TagChoice => ({
  code,
  text: { zh },
  shownFirst,
  chosen: false,
});

const tags = (count: number, marked: number, zh = "服务态度生硬"): readonly TagChoice[] =>
  Array.from({ length: count }, (_, index) => tag(`${index + 1}`, zh, index < marked));

const codesOn = (choices: readonly TagChoice[], room: TagRoom): readonly string[] =>
  tagPages(choices, speeches.zh, room).map((page) => page.tags.map(({ code }) => code).join(" "));

describe("the pages of a level's tags", () => {
  it("begin with those shown first; the others follow, all of them, in even pages", () => {
    expect([codesOn(tags(8, 3), usual), codesOn(tags(12, 3), usual)]).toEqual([
      ["1 2 3", "4 5 6 7 8"],
      ["1 2 3", "4 5 6 7 8", "9 10 11 12"],
    ]);
  });

  it("begin with at most three tags, whatever the set marks, and with its first three where it marks none", () => {
    expect([codesOn(tags(5, 5), usual), codesOn(tags(5, 0), usual), codesOn(tags(2, 0), usual)]).toEqual([
      ["1 2 3", "4 5"],
      ["1 2 3", "4 5"],
      ["1 2"],
    ]);
  });

  it("have fewer tags where there is less space, and at least one", () => {
    expect([codesOn(tags(8, 3), { ...usual, height: 188 }), codesOn(tags(4, 3), { ...usual, height: 20 })]).toEqual([
      ["1 2 3", "4 5 6", "7 8"],
      ["1 2", "3", "4"],
    ]);
  });

  it("are none for a level without tags", () => {
    expect(codesOn([], usual)).toEqual([]);
  });
});

describe("the grid of a page", () => {
  it("has one column while all fit, otherwise two", () => {
    expect([tagGrid(3, 8, usual), tagGrid(5, 8, usual)]).toEqual([
      { columns: 1, mostTags: 3, fontSize: 28 },
      { columns: 2, mostTags: 6, fontSize: 28 },
    ]);
  });

  it("makes long reasons smaller, down to the least size, and then gives them higher rows", () => {
    const tall = { ...usual, height: 400 };
    expect([tagGrid(6, 20, tall), tagGrid(6, 32, tall)]).toEqual([
      { columns: 2, mostTags: 8, fontSize: 26 },
      { columns: 2, mostTags: 6, fontSize: 24 },
    ]);
  });
});
