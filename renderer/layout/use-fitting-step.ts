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

/** The steps that fitted, by everything that decides them. */
const fitted = new WeakMap<readonly FittingStep[], Map<string, number>>();

const fittedBefore = (steps: readonly FittingStep[]): Map<string, number> => {
  const before = fitted.get(steps);
  if (before !== undefined) return before;
  const known = new Map<string, number>();
  fitted.set(steps, known);
  document.fonts.addEventListener("loadingdone", () => known.clear());
  return known;
};

const situationOf = (content: string): string =>
  `${innerWidth}x${innerHeight} ${JSON.stringify(document.documentElement.dataset)} ${content}`;

/**
 * The same for an element whose content and window decide everything about its layout: `content` names it all. A step
 * that fitted before is taken again without measuring, which is a layout for each step.
 */
export const useKnownFittingStep = (
  ref: RefObject<HTMLElement | null>,
  steps: readonly FittingStep[],
  content: string,
): void => {
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const known = fittedBefore(steps);
    const measure = (): void => {
      const step = setFirstFitting(element, steps);
      // Without a box, as behind a keyboard, everything fits.
      if (element.clientWidth > 0) known.set(situationOf(content), step);
    };
    const step = steps[known.get(situationOf(content)) ?? -1];
    if (step === undefined) measure();
    else Object.assign(element.dataset, step);
    return watchLayout(element, measure);
  }, [ref, steps, content]);
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
