import { type RefObject, useLayoutEffect, useState } from "react";
import { fits, watchLayout } from "../layout/layout-changes.ts";
import { canBePaged, type Page, pagesOf, type SectionHeights } from "./paging.ts";

/** How the pledges are shown: in which size of text, and page by page where they do not fit at once. */
export interface PledgePlan {
  /** As the style sheet knows it: in rem. */
  readonly size: string;
  /** Null where all of it stands there at once. */
  readonly pages: readonly Page[] | null;
}

/** Sizes of text, largest first; the last is as small as it may be. A page has fewer words, and room for larger ones. */
const sizes = ["1.75", "1.625", "1.5"] as const;
const pageSizes = ["2", "1.75", "1.625", "1.5"] as const;

const heightsOf = (section: Element): SectionHeights => {
  const [heading = 0, ...blocks] = [...section.children].map((child) => child.getBoundingClientRect().height);
  return { heading, blocks };
};

/** Null where one block alone is too high in this size. */
const pagesIn = (room: HTMLElement, size: string): readonly Page[] | null => {
  room.dataset["size"] = size;
  const gap = Number.parseFloat(getComputedStyle(room).rowGap);
  const sections = [...room.children].map(heightsOf);
  const isLast = size === pageSizes.at(-1);
  return isLast || canBePaged(sections, room.clientHeight, gap) ? pagesOf(sections, room.clientHeight, gap) : null;
};

/** Measures a room in which every section stands, each with its heading and its blocks as children. */
const planFor = (room: HTMLElement): PledgePlan => {
  for (const size of sizes) {
    room.dataset["size"] = size;
    if (fits(room)) return { size, pages: null };
  }
  const plans = pageSizes.map((size) => ({ size, pages: pagesIn(room, size) }));
  const fewest = Math.min(...plans.flatMap(({ pages }) => pages?.length ?? []));
  return plans.find(({ pages }) => pages?.length === fewest) ?? { size: "1.5", pages: null };
};

/**
 * The plan for what stands in the room, before it is painted; null while everything stands there to be measured. Made
 * anew whenever the layout changes.
 */
export const usePledgePlan = (room: RefObject<HTMLElement | null>): PledgePlan | null => {
  const [plan, setPlan] = useState<PledgePlan | null>(null);
  useLayoutEffect(() => {
    if (plan === null && room.current !== null) setPlan(planFor(room.current));
  }, [plan, room]);
  useLayoutEffect(() => (room.current === null ? undefined : watchLayout(room.current, () => setPlan(null))), [room]);
  return plan;
};
