import { type RefObject, useLayoutEffect, useState } from "react";
import { fits, watchLayout } from "./layout-changes.ts";

/** One way to show something: what the style sheet sees as data attributes. */
export type FittingStep = Readonly<Record<string, string>>;

const everythingFits = (element: Element): boolean =>
  [element, ...element.querySelectorAll("[data-fits]")].every((part) => fits(part));

/** Sets the attributes of the first step with which nothing is cut off, else of the last one. Returns its number. */
const firstFitting = (element: HTMLElement, steps: readonly FittingStep[]): number => {
  const found = steps.findIndex((step) => {
    Object.assign(element.dataset, step);
    return everythingFits(element);
  });
  return found < 0 ? steps.length - 1 : found;
};

/**
 * Shows an element in the richest of several ways that fits, measured and not guessed: `steps` are tried in their
 * order, each before anything is painted. Parts marked `data-fits` are measured beside the element itself. `content` is
 * whatever makes it another content.
 */
export const useFittingStep = (
  ref: RefObject<HTMLElement | null>,
  steps: readonly FittingStep[],
  content: unknown,
): number => {
  const [step, setStep] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another content is another measure
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = (): void => setStep(firstFitting(element, steps));
    measure();
    return watchLayout(element, measure);
  }, [ref, steps, content]);
  return step;
};
