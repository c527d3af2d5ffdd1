import { type RefObject, useLayoutEffect, useState } from "react";
import { fits, watchLayout } from "../layout/layout-changes.ts";
import { type FittingStep, setFirstFitting } from "../layout/use-fitting-step.ts";
import { canBePaged, filledPages, type Page, pagesOf, type SectionHeights } from "./paging.ts";

/** "whole": a section is on one page, where it can be. "filled": pages take as much as they have room for. */
export type Paging = "whole" | "filled";

/** How the pledges are shown: the font size, and the pages where they do not fit at once. */
export interface PledgePlan {
  /** The value for the style sheet, in rem. */
  readonly size: string;
  /** Null if everything fits on one page. */
  readonly pages: readonly Page[] | null;
}

/** Font sizes, largest first; the last is the smallest allowed. A page has fewer words, and room for a larger size. */
const sizes = ["1.75", "1.625", "1.5"] as const;
const pageSizes = ["2", "1.75", "1.625", "1.5"] as const;

const heightsOf = (section: Element): SectionHeights => {
  const [heading = 0, ...blocks] = [...section.children].map((child) => child.getBoundingClientRect().height);
  return { heading, blocks };
};

/** Null where one block alone is too high in this size. */
const pagesIn = (room: HTMLElement, size: string, paging: Paging): readonly Page[] | null => {
  room.dataset["size"] = size;
  const gap = Number.parseFloat(getComputedStyle(room).rowGap);
  const sections = [...room.children].map(heightsOf);
  const isLast = size === pageSizes.at(-1);
  const cut = paging === "filled" ? filledPages : pagesOf;
  return isLast || canBePaged(sections, room.clientHeight, gap) ? cut(sections, room.clientHeight, gap) : null;
};

/** The promise that the window sees no rating is beside the buttons, or on a line of its own: it is never left out. */
const stripSteps = [{ promise: "beside" }, { promise: "above" }] as const satisfies readonly FittingStep[];

const layStrip = (strip: HTMLElement, turner: "hidden" | "shown"): void => {
  strip.dataset["turner"] = turner;
  setFirstFitting(strip, stripSteps);
};

/**
 * Measures a room that has every section, each with its heading and its blocks as children, and the strip below it, whose
 * height depends on the button that turns pages: it is hidden while one page is tried, and there for several.
 */
const planFor = (room: HTMLElement, strip: HTMLElement, paging: Paging): PledgePlan => {
  layStrip(strip, "hidden");
  for (const size of sizes) {
    room.dataset["size"] = size;
    if (fits(room)) return { size, pages: null };
  }
  layStrip(strip, "shown");
  const plans = pageSizes.map((size) => ({ size, pages: pagesIn(room, size, paging) }));
  const fewest = Math.min(...plans.flatMap(({ pages }) => pages?.length ?? []));
  return plans.find(({ pages }) => pages?.length === fewest) ?? { size: "1.5", pages: null };
};

/**
 * The plan for the sections in the room, before they are painted; null while all of them, and the button that turns pages,
 * are laid out for measuring. Measured again whenever the layout changes.
 */
export const usePledgePlan = (
  room: RefObject<HTMLElement | null>,
  strip: RefObject<HTMLElement | null>,
  paging: Paging,
): PledgePlan | null => {
  const [plan, setPlan] = useState<PledgePlan | null>(null);
  useLayoutEffect(() => {
    if (plan === null && room.current !== null && strip.current !== null) {
      setPlan(planFor(room.current, strip.current, paging));
    }
  }, [plan, room, strip, paging]);
  useLayoutEffect(() => (room.current === null ? undefined : watchLayout(room.current, () => setPlan(null))), [room]);
  return plan;
};
