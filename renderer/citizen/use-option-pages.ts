import { type RefObject, useLayoutEffect, useState } from "react";
import { watchLayout } from "../layout/layout-changes.ts";
import { pagesOf } from "./paging.ts";

/** The layout of options: the number of columns, and the options of each page. */
export interface OptionPlan {
  readonly columns: number;
  /** From and to, `to` not included. */
  readonly pages: readonly (readonly [from: number, to: number])[];
}

/** Ten characters beside the mark, as `isPhrased` assumes. No option is narrower: there are fewer columns instead. */
const leastWidthRem = 22.5;
const mostColumns = 3;

const heightsOfRows = (options: readonly HTMLElement[], columns: number): readonly number[] =>
  Array.from({ length: Math.ceil(options.length / columns) }, (_, row) =>
    Math.max(...options.slice(row * columns, (row + 1) * columns).map(({ offsetHeight }) => offsetHeight)),
  );

const planWith = (list: HTMLElement, options: readonly HTMLElement[], columns: number): OptionPlan => {
  list.style.setProperty("--columns", String(columns));
  const gap = Number.parseFloat(getComputedStyle(list).rowGap);
  const section = { heading: 0, blocks: heightsOfRows(options, columns) };
  const pages = pagesOf([section], list.clientHeight + gap, gap).flatMap((parts) =>
    parts.map(({ from, to }) => [from * columns, Math.min(to * columns, options.length)] as const),
  );
  return { columns, pages };
};

/** The fewest pages, and then the fewest columns: measured with every option in its own height. */
const bestPlan = (list: HTMLElement): OptionPlan => {
  const options = [...list.querySelectorAll<HTMLElement>(".option")];
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const most = Math.min(mostColumns, Math.max(1, Math.floor(list.clientWidth / (leastWidthRem * rem))));
  list.dataset["measuring"] = "";
  const plans = Array.from({ length: most }, (_, index) => planWith(list, options, index + 1));
  delete list.dataset["measuring"];
  return plans.reduce((best, plan) => (plan.pages.length < best.pages.length ? plan : best));
};

/** The plan for the options of the list, measured again before every paint that could change it. */
export const useOptionPages = (ref: RefObject<HTMLElement | null>, count: number, content: unknown): OptionPlan => {
  const [plan, setPlan] = useState<OptionPlan>({ columns: 1, pages: [[0, count]] });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another content is another measure
  useLayoutEffect(() => {
    const list = ref.current;
    if (list === null) return undefined;
    const measure = (): void => {
      const next = bestPlan(list);
      list.style.setProperty("--columns", String(next.columns));
      setPlan((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next));
    };
    measure();
    return watchLayout(list, measure);
  }, [ref, content]);
  return plan;
};
