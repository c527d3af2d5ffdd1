/** A section: how high its heading is and each block below it (a duty, a row of commitments), in any unit. */
export interface SectionHeights {
  readonly heading: number;
  readonly blocks: readonly number[];
}

/** Blocks of one section that stand together, `to` not included. */
export interface SectionPart {
  readonly section: number;
  readonly from: number;
  readonly to: number;
}

/** What stands on one page: one part, or several short sections. */
export type Page = readonly SectionPart[];

const heightOf = (blocks: readonly number[], gap: number): number =>
  blocks.reduce((sum, height) => sum + height + gap, -gap);

/** Where each run of blocks ends when every run takes as many as fit into `room`. One that is higher stands alone. */
const runEnds = (blocks: readonly number[], room: number, gap: number): readonly number[] => {
  let from = 0;
  return blocks.flatMap((_, index) => {
    const isLast = index === blocks.length - 1;
    if (!isLast && heightOf(blocks.slice(from, index + 2), gap) <= room) return [];
    from = index + 1;
    return [from];
  });
};

/** As few runs as `room` asks for, filled evenly: three and three, not four and two. */
const evenRunEnds = (blocks: readonly number[], room: number, gap: number): readonly number[] => {
  const fewest = runEnds(blocks, room, gap);
  const rooms = blocks
    .flatMap((_, from) => blocks.slice(from).map((__, count) => heightOf(blocks.slice(from, from + count + 1), gap)))
    .filter((smaller) => smaller < room)
    .sort((one, other) => one - other);
  const least = rooms.find((smaller) => runEnds(blocks, smaller, gap).length === fewest.length) ?? room;
  return runEnds(blocks, least, gap);
};

/** Whether every block fits into `room` below its heading, so that no page has more than it can hold. */
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
