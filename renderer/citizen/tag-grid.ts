import { type RefObject, useLayoutEffect, useState } from "react";
import type { TagChoice } from "../../contract/ipc/view.ts";
import { watchLayout } from "../layout/layout-changes.ts";
import { linesOf, type MeasuredText, measured } from "../layout/text-width.ts";

/** The room for tags, CSS pixels. */
export interface TagRoom {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  /** The least height of a row. */
  readonly reach: number;
  /** The width of a row beside its text: box, paddings and frame. */
  readonly beside: number;
  /** The range of font sizes. In 大字 the least is the largest elsewhere: a reason is never smaller than without it. */
  readonly leastFont: number;
  readonly usualFont: number;
}

/** The layout of a page of tags. */
export interface TagGrid {
  readonly columns: number;
  readonly mostTags: number;
  readonly fontSize: number;
  /** The least height of a row, CSS pixels: the longest reason of any level has room in it. */
  readonly rowHeight: number;
  /** The width of a line of text, in ems. */
  readonly lineEms: number;
}

const tagLineHeight = 1.2;

/** Of the lines of a row, the air above and below them. */
const airLines = 0.4;

/** The most tags on one page, if there is room, and the number that is worth smaller letters. */
const mostOnPage = 8;
const wantedOnPage = 6;

interface Candidate extends TagGrid {
  /** How many of the wanted tags have room: 0 where one row has not. */
  readonly worth: number;
  readonly pages: number;
}

const candidate = (
  columns: number,
  fontSize: number,
  count: number,
  texts: readonly MeasuredText[],
  room: TagRoom,
): Candidate => {
  const lineEms = ((room.width - (columns - 1) * room.gap) / columns - room.beside) / fontSize;
  const lines = Math.max(1, ...texts.map((text) => linesOf(text, lineEms)));
  const rowHeight = Math.max(room.reach, (lines + airLines) * tagLineHeight * fontSize);
  const rows = Math.floor((room.height + room.gap) / (rowHeight + room.gap));
  const mostTags = Math.min(mostOnPage, columns * Math.max(1, rows));
  const worth = rows < 1 ? 0 : Math.min(mostTags, wantedOnPage, count);
  return { columns, mostTags, fontSize, rowHeight, lineEms, worth, pages: Math.ceil(count / mostTags) };
};

const isBetter = (one: Candidate, other: Candidate): boolean =>
  one.worth === other.worth ? one.pages < other.pages : one.worth > other.worth;

/**
 * Six of `count` tags on a page, or as many as fit, then the fewest pages, the largest font and the fewest columns. `texts`
 * are those of all levels: the layout must not tell which one was chosen.
 */
export const tagGrid = (count: number, texts: readonly string[], room: TagRoom): TagGrid => {
  const steps = Math.max(0, Math.floor(room.usualFont - room.leastFont));
  const fonts = Array.from({ length: steps + 1 }, (_, step) => Math.max(room.leastFont, room.usualFont - step));
  // Once for all candidates: the tap waits for it.
  const all = texts.map(measured);
  const candidates = fonts.flatMap((font) => [1, 2].map((columns) => candidate(columns, font, count, all, room)));
  const best = candidates.reduce((one, other) => (isBetter(other, one) ? other : one));
  // Where no row fits, the least font in one column cuts off least.
  const { columns, mostTags, fontSize, rowHeight, lineEms } = best.worth === 0 ? (candidates.at(-2) ?? best) : best;
  return { columns, mostTags, fontSize, rowHeight, lineEms };
};

export interface TagPage {
  readonly tags: readonly TagChoice[];
  readonly grid: TagGrid;
}

/** The reasons of every level, in one language. */
export interface AllReasons {
  readonly texts: readonly string[];
  /** The number of reasons of the level that has most of them. */
  readonly most: number;
}

/** A level's tags in pages that fit into `room`: first those that the office marked, else in the office's order. */
export const tagPages = (tags: readonly TagChoice[], all: AllReasons, room: TagRoom): readonly TagPage[] => {
  const grid = tagGrid(all.most, all.texts, room);
  const ordered = [...tags.filter(({ shownFirst }) => shownFirst), ...tags.filter(({ shownFirst }) => !shownFirst)];
  return Array.from({ length: Math.ceil(tags.length / grid.mostTags) }, (_, page) => ({
    tags: ordered.slice(page * grid.mostTags, (page + 1) * grid.mostTags),
    grid,
  }));
};

/** The room at the last measuring, and before the first one that at 1280x800: most screens then need no second render. */
let lastRoom: TagRoom = {
  width: 856,
  height: 323,
  gap: 12,
  reach: 88,
  beside: 112,
  leastFont: 24,
  usualFont: 32,
};

const roomOf = (element: HTMLElement): TagRoom => {
  const root = getComputedStyle(document.documentElement);
  const rem = Number.parseFloat(root.fontSize);
  const scale = Number.parseFloat(root.getPropertyValue("--text-scale"));
  const unit = rem / scale;
  return {
    width: element.clientWidth,
    height: element.clientHeight,
    gap: 0.75 * unit,
    reach: 5.5 * unit,
    beside: 7 * unit,
    leastFont: (scale > 1 ? 2 : 1.5) * unit,
    usualFont: 2 * rem,
  };
};

/** The room inside an element whose size does not depend on its content, measured before the paint. */
export const useTagRoom = (ref: RefObject<HTMLElement | null>): TagRoom => {
  const [room, setRoom] = useState(lastRoom);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const next = roomOf(element);
      lastRoom = next;
      setRoom((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    measure();
    return watchLayout(element, measure);
  }, [ref]);
  return room;
};
