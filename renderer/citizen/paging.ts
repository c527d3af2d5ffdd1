/** A section: the height of its heading and of each block below it (a duty, a row of commitments), in any unit. */
export interface SectionHeights {
  readonly heading: number;
  readonly blocks: readonly number[];
}

/** Blocks of one section on the same page, `to` not included. */
export interface SectionPart {
  readonly section: number;
  readonly from: number;
  readonly to: number;
}

/** The content of one page: one part, or several short sections. */
export type Page = readonly SectionPart[];

const heightOf = (blocks: readonly number[], gap: number): number =>
  blocks.reduce((sum, height) => sum + height + gap, -gap);

/** The end of each run of blocks when every run takes as many as fit into `room`. A block higher than that is alone. */
const runEnds = (blocks: readonly number[], room: number, gap: number): readonly number[] => {
  let from = 0;
  return blocks.flatMap((_, index) => {
    const isLast = index === blocks.length - 1;
    if (!isLast && heightOf(blocks.slice(from, index + 2), gap) <= room) return [];
    from = index + 1;
    return [from];
  });
};

/** The fewest runs that fit into `room`, filled evenly: three and three, not four and two. */
const evenRunEnds = (blocks: readonly number[], room: number, gap: number): readonly number[] => {
  const fewest = runEnds(blocks, room, gap);
  const rooms = blocks
    .flatMap((_, from) => blocks.slice(from).map((__, count) => heightOf(blocks.slice(from, from + count + 1), gap)))
    .filter((smaller) => smaller < room)
    .sort((one, other) => one - other);
  const least = rooms.find((smaller) => runEnds(blocks, smaller, gap).length === fewest.length) ?? room;
  return runEnds(blocks, least, gap);
};

/** Whether every block fits into `room` below its heading. */
export const canBePaged = (sections: readonly SectionHeights[], room: number, gap: number): boolean =>
  sections.every(({ heading, blocks }) => blocks.every((height) => heading + gap + height <= room));

/** Cuts sections into pages that fit into `room`; a section joins the page before it where all of it fits there. */
export const pagesOf = (sections: readonly SectionHeights[], room: number, gap: number): readonly Page[] => {
  const pages: SectionPart[][] = [];
  let used = room;
  for (const [section, { heading, blocks }] of sections.entries()) {
    const whole = heading + gap + heightOf(blocks, gap);
    const last = pages.at(-1);
    if (last !== undefined && used + gap + whole <= room) {
      last.push({ section, from: 0, to: blocks.length });
      used += gap + whole;
      continue;
    }
    const ends = evenRunEnds(blocks, room - heading - gap, gap);
    pages.push(...ends.map((to, run) => [{ section, from: ends[run - 1] ?? 0, to }]));
    used = heading + gap + heightOf(blocks.slice(ends.at(-2) ?? 0), gap);
  }
  return pages;
};

/** Cuts sections into pages filled one after the other: a section may begin on one and end on the next. */
export const filledPages = (sections: readonly SectionHeights[], room: number, gap: number): readonly Page[] => {
  const pages: SectionPart[][] = [];
  let used = room;
  for (const [section, { heading, blocks }] of sections.entries()) {
    for (const [index, height] of blocks.entries()) {
      const page = pages.at(-1) ?? [];
      const begun = page.at(-1)?.section === section ? page.pop() : undefined;
      const added = { section, from: begun?.from ?? index, to: index + 1 };
      const needed = gap + height + (begun === undefined ? heading + gap : 0);
      if (used + needed <= room) {
        page.push(added);
        used += needed;
        continue;
      }
      if (begun !== undefined) page.push(begun);
      pages.push([{ section, from: index, to: index + 1 }]);
      used = heading + gap + height;
    }
  }
  return pages;
};
