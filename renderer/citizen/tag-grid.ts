/** The room that tags have, CSS pixels. */
export interface TagRoom {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  /** How low a row may be, whatever it says. */
  readonly reach: number;
  /** What a row needs beside its text: box, paddings and frame. */
  readonly beside: number;
  /** The sizes of type between which a long reason is set. */
  readonly leastFont: number;
  readonly usualFont: number;
}

/** How the tags of a page stand. */
export interface TagGrid {
  readonly columns: number;
  readonly mostTags: number;
  readonly fontSize: number;
}

export const tagLineHeight = 1.2;

/** Widths are estimated, and a line is not filled to its end: words break where they end. */
const filledLine = 0.84;

/** Two lines are meant to hold a reason: longer ones are set smaller, down to the least size. */
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

/** One column where it holds `count` tags, else two where they hold more. `longestEms` is the longest text's width. */
export const tagGrid = (count: number, longestEms: number, room: TagRoom): TagGrid => {
  const one = gridOf(1, longestEms, room);
  if (one.mostTags >= count) return one;
  const two = gridOf(2, longestEms, room);
  return two.mostTags > one.mostTags ? two : one;
};
