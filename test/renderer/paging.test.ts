import { describe, expect, it } from "vitest";
import { canBePaged, filledPages, pagesOf } from "../../renderer/citizen/paging.ts";

const section = (...blocks: readonly number[]) => ({ heading: 40, blocks });

describe("pages of content that does not fit at once", () => {
  it("keep everything on one page while it fits", () => {
    expect(pagesOf([section(50, 50), section(60)], 300, 10)).toEqual([
      [
        { section: 0, from: 0, to: 2 },
        { section: 1, from: 0, to: 1 },
      ],
    ]);
  });

  it("fill the pages of a section evenly", () => {
    expect(pagesOf([section(80, 80, 80, 80, 80, 80)], 440, 10)).toEqual([
      [{ section: 0, from: 0, to: 3 }],
      [{ section: 0, from: 3, to: 6 }],
    ]);
  });

  it("start a section on a page of its own, unless all of it fits on the one before", () => {
    expect(pagesOf([section(100, 100), section(100, 100), section(50)], 369, 10)).toEqual([
      [{ section: 0, from: 0, to: 2 }],
      [{ section: 1, from: 0, to: 2 }],
      [{ section: 2, from: 0, to: 1 }],
    ]);
    expect(pagesOf([section(100, 100), section(100, 100), section(50)], 370, 10)).toEqual([
      [{ section: 0, from: 0, to: 2 }],
      [
        { section: 1, from: 0, to: 2 },
        { section: 2, from: 0, to: 1 },
      ],
    ]);
  });

  it("give a block that is higher than the space a page of its own, and lose none", () => {
    expect(pagesOf([section(20, 900, 20)], 300, 10)).toEqual([
      [{ section: 0, from: 0, to: 1 }],
      [{ section: 0, from: 1, to: 2 }],
      [{ section: 0, from: 2, to: 3 }],
    ]);
  });

  it("are available only where every block fits below its heading", () => {
    const sections = [section(20), section(50, 250)];
    expect([canBePaged(sections, 300, 10), canBePaged(sections, 299, 10)]).toEqual([true, false]);
  });
});

describe("filled pages", () => {
  it("begin a section below the one before, and continue it on the next page", () => {
    expect(filledPages([section(60, 60), section(80, 80, 80), section(50)], 369, 10)).toEqual([
      [
        { section: 0, from: 0, to: 2 },
        { section: 1, from: 0, to: 1 },
      ],
      [
        { section: 1, from: 1, to: 3 },
        { section: 2, from: 0, to: 1 },
      ],
    ]);
  });

  it("take a block for each pixel of room that it needs, and lose none", () => {
    const sections = [section(100, 100)];
    expect([filledPages(sections, 260, 10).length, filledPages(sections, 259, 10).length]).toEqual([1, 2]);
    expect(filledPages([section(20, 900, 20)], 300, 10)).toEqual(pagesOf([section(20, 900, 20)], 300, 10));
  });
});
