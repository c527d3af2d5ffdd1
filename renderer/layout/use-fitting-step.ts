import { type RefObject, useLayoutEffect, useState } from "react";
import { fits, watchLayout } from "./layout-changes.ts";

/** One layout, as data attributes for the style sheet. */
export type FittingStep = Readonly<Record<string, string>>;

const everythingFits = (element: Element): boolean =>
  [element, ...element.querySelectorAll("[data-fits]")].every((part) => fits(part));

/** Sets the attributes of the first step that cuts nothing off, else of the last one. Returns its number. */
export const setFirstFitting = (element: HTMLElement, steps: readonly FittingStep[]): number => {
  const found = steps.findIndex((step) => {
    Object.assign(element.dataset, step);
    return everythingFits(element);
  });
  return found < 0 ? steps.length - 1 : found;
};

/**
 * Gives an element the first of several layouts that fits, by measuring: `steps` are tried in their order before the
 * paint. Parts marked `data-fits` are measured as well as the element. `content` changes whenever the content does.
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
    const measure = (): void => setStep(setFirstFitting(element, steps));
    measure();
    return watchLayout(element, measure);
  }, [ref, steps, content]);
  return step;
};
