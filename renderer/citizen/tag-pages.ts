import type { TagChoice } from "../../contract/ipc/view.ts";
import { widthInEms } from "../layout/text-width.ts";
import type { Speech } from "../words/speech.ts";
import { type TagGrid, type TagRoom, tagGrid } from "./tag-grid.ts";

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
