/** The room for tags, CSS pixels. */
export interface TagRoom {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  /** The least height of a row. */
  readonly reach: number;
  /** The width of a row beside its text: box, paddings and frame. */
  readonly beside: number;
  /** The range of font sizes for a long reason. */
  readonly leastFont: number;
  readonly usualFont: number;
}

/** The layout of a page of tags. */
export interface TagGrid {
  readonly columns: number;
  readonly mostTags: number;
  readonly fontSize: number;
}

export const tagLineHeight = 1.2;

/** The filled part of a line: widths are estimated, and a line breaks before a word that does not fit. */
const filledLine = 0.84;

/** A reason should fit into two lines: longer ones get a smaller font, down to the least size. */
const fontIn = (textWidth: number, longestEms: number, { leastFont, usualFont }: TagRoom): number =>
  Math.min(usualFont, Math.max(leastFont, Math.floor((2 * filledLine * textWidth) / longestEms)));

const gridOf = (columns: number, longestEms: number, room: TagRoom): TagGrid => {
  const textWidth = (room.width - (columns - 1) * room.gap) / columns - room.beside;
  const fontSize = fontIn(textWidth, longestEms, room);
  const lines = Math.ceil((longestEms * fontSize) / (filledLine * textWidth));
  const rowHeight = Math.max(room.reach, (lines + 0.4) * tagLineHeight * fontSize);
  const rows = Math.max(1, Math.floor((room.height + room.gap) / (rowHeight + room.gap)));
  return { columns, mostTags: columns * rows, fontSize };
};

/**
 * One column where it has room for `count` tags, else two if they have more room. `longestEms` is the longest text's
 * width.
 */
export const tagGrid = (count: number, longestEms: number, room: TagRoom): TagGrid => {
  const one = gridOf(1, longestEms, room);
  if (one.mostTags >= count) return one;
  const two = gridOf(2, longestEms, room);
  return two.mostTags > one.mostTags ? two : one;
};
