import { describe, expect, it } from "vitest";
import type { TagChoice } from "../../contract/ipc/view.ts";
import { type TagRoom, tagGrid, tagPages } from "../../renderer/citizen/tag-grid.ts";

/** The space at 1280x800 beside the code. */
const usual: TagRoom = { width: 856, height: 300, gap: 12, reach: 88, beside: 112, leastFont: 24, usualFont: 32 };

/** The same screen in 大字, with less room and larger letters. */
const large: TagRoom = { ...usual, width: 1_200, height: 190, leastFont: 32, usualFont: 42 };

const tags = (count: number, marked: readonly number[] = []): readonly TagChoice[] =>
  Array.from({ length: count }, (_, index) => ({
    code: `${index + 1}`,
    text: { zh: "服务态度生硬" },
    shownFirst: marked.includes(index + 1),
    chosen: false,
  }));

const codesOn = (choices: readonly TagChoice[], room: TagRoom): readonly string[] =>
  tagPages(choices, { texts: choices.map(({ text }) => text.zh), most: choices.length }, room).map((page) =>
    page.tags.map(({ code }) => code).join(" "),
  );

/** Words of two characters each. */
const characters = (count: number): string => "材料".repeat(count / 2);

describe("the pages of a level's tags", () => {
  it("are filled one after the other, six at 1280x800, in the office's order", () => {
    expect([codesOn(tags(8), usual), codesOn(tags(13), usual), codesOn(tags(6), usual)]).toEqual([
      ["1 2 3 4 5 6", "7 8"],
      ["1 2 3 4 5 6", "7 8 9 10 11 12", "13"],
      ["1 2 3 4 5 6"],
    ]);
  });

  it("begin with the tags that the office marked, each in its order", () => {
    expect(codesOn(tags(8, [3, 7]), usual)).toEqual(["3 7 1 2 4 5", "6 8"]);
  });

  it("have fewer tags where there is less space, and at least one", () => {
    expect([codesOn(tags(5), { ...usual, height: 188 }), codesOn(tags(2), { ...usual, height: 20 })]).toEqual([
      ["1 2 3 4", "5"],
      ["1", "2"],
    ]);
  });

  it("have the layout of all levels' reasons, not of the one that was chosen", () => {
    const all = { texts: [characters(4), characters(18)], most: 8 };
    const grids = [tags(8), tags(5)].map((own) => tagPages(own, all, usual).map(({ grid }) => grid));
    expect(new Set(grids.flat().map((grid) => JSON.stringify(grid))).size).toBe(1);
  });

  it("are none for a level without tags", () => {
    expect(codesOn([], usual)).toEqual([]);
  });
});

describe("the grid of a page", () => {
  it("has one column and the largest letters while all fit, otherwise two columns", () => {
    expect([tagGrid(3, [characters(8)], usual), tagGrid(6, [characters(8)], usual)]).toMatchObject([
      { columns: 1, mostTags: 3, fontSize: 32, rowHeight: 88 },
      { columns: 2, mostTags: 6, fontSize: 32, rowHeight: 88 },
    ]);
  });

  it("makes reasons smaller only for more of six on a page, and never below the least size", () => {
    expect([tagGrid(6, [characters(18)], usual), tagGrid(6, [characters(60)], usual)]).toMatchObject([
      { columns: 2, mostTags: 6, fontSize: 31 },
      { columns: 1, mostTags: 3, fontSize: 24 },
    ]);
  });

  it("has rows as high as the longest reason, above the usual height too", () => {
    const grid = tagGrid(8, [characters(32)], { ...usual, width: 422, leastFont: 32 });
    expect(grid).toMatchObject({ columns: 1, mostTags: 1, fontSize: 32, rowHeight: 4.4 * 1.2 * 32 });
  });

  it("turns more pages in 大字, where no letter is smaller than the largest without it", () => {
    const grids = [4, 18, 30].map((count) => tagGrid(8, [characters(count)], large));
    expect(grids.every(({ fontSize }) => fontSize >= usual.usualFont)).toBe(true);
  });
});
