import { type RefObject, useLayoutEffect, useState } from "react";
import type { TagChoice } from "../../contract/ipc/view.ts";
import { watchLayout } from "../layout/layout-changes.ts";
import { widthInEms } from "../layout/text-width.ts";
import type { Speech } from "../words/speech.ts";

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

/** The most tags that are shown before 更多. */
const firstMost = 3;

/** The most of the others on one page, if there is room. */
const othersMost = 8;

export interface TagPage {
  readonly tags: readonly TagChoice[];
  readonly grid: TagGrid;
}

/** The tags before 更多, and those after it. */
const parted = (tags: readonly TagChoice[]): readonly (readonly TagChoice[])[] => {
  const marked = tags.filter(({ shownFirst }) => shownFirst);
  const first = (marked.length > 0 ? marked : tags).slice(0, firstMost);
  return [first, tags.filter((tag) => !first.includes(tag))];
};

/** The fewest pages, filled evenly: three and two, not four and one. */
const evenPages = <Item>(items: readonly Item[], most: number): readonly (readonly Item[])[] => {
  const count = Math.ceil(items.length / most);
  const share = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, page) => items.slice(page * share, (page + 1) * share));
};

const pagesOf = (tags: readonly TagChoice[], speech: Speech, room: TagRoom): readonly TagPage[] => {
  const longestEms = Math.max(1, ...tags.map(({ text }) => widthInEms(speech.local(text))));
  const grid = tagGrid(Math.min(tags.length, othersMost), longestEms, room);
  return evenPages(tags, Math.min(grid.mostTags, othersMost)).map((page) => ({ tags: page, grid }));
};

/** A level's tags in pages that fit into `room`: those shown first, then all the others. */
export const tagPages = (tags: readonly TagChoice[], speech: Speech, room: TagRoom): readonly TagPage[] =>
  parted(tags).flatMap((part) => pagesOf(part, speech, room));

/** The room at 1280x800, used until it has been measured: most screens then need no second render. */
const usualRoom: TagRoom = {
  width: 856,
  height: 300,
  gap: 12,
  reach: 88,
  beside: 112,
  leastFont: 24,
  usualFont: 28,
};

const roomOf = (element: HTMLElement): TagRoom => {
  const root = getComputedStyle(document.documentElement);
  const rem = Number.parseFloat(root.fontSize);
  const unit = rem / Number.parseFloat(root.getPropertyValue("--text-scale"));
  return {
    width: element.clientWidth,
    height: element.clientHeight,
    gap: 0.75 * unit,
    reach: 5.5 * unit,
    beside: 7 * unit,
    leastFont: Math.max(1.5 * unit, 1.25 * rem),
    usualFont: 1.75 * rem,
  };
};

/** The room inside an element whose size does not depend on its content, measured before the paint. */
export const useTagRoom = (ref: RefObject<HTMLElement | null>): TagRoom => {
  const [room, setRoom] = useState(usualRoom);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const next = roomOf(element);
      setRoom((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    measure();
    return watchLayout(element, measure);
  }, [ref]);
  return room;
};
