import { type Layer, layersUnder } from "./backgrounds.ts";
import type { Box } from "./box.ts";
import { type Colour, over } from "./contrast.ts";

/** The background of a text: every colour that may be under it, or a picture, which cannot be computed. */
export type Ground = { readonly kind: "colours"; readonly colours: readonly Colour[] } | { readonly kind: "picture" };

/** The elements under a point, from the one that contains the text downwards; its ancestors where it takes no touch. */
const stackUnder = (element: Element, { left, top, right, bottom }: Box): readonly Element[] => {
  const hits = document.elementsFromPoint((left + right) / 2, (top + bottom) / 2);
  const place = hits.indexOf(element);
  if (place >= 0) return hits.slice(place);
  const ancestors: Element[] = [];
  for (let now: Element | null = element; now !== null; now = now.parentElement) ancestors.push(now);
  return ancestors;
};

const isOpaque = ({ colours, isPartial }: Layer): boolean =>
  !isPartial && colours.every(([, , , alpha]) => alpha === 1);

const paper: Colour = [255, 255, 255, 1];

/** Paints a layer over every colour that may be under it. */
const paint = (under: readonly Colour[], { colours, isPartial }: Layer): readonly Colour[] => {
  const painted = under.flatMap((lower) => colours.map((upper) => over(upper, lower)));
  return isPartial ? [...painted, ...under] : painted;
};

/** Every colour that may be under a text, from the painted layers. */
export const groundOf = (element: Element, text: Box): Ground => {
  const seen: Layer[] = [];
  for (const one of stackUnder(element, text)) {
    const layers = layersUnder(text, one);
    if (layers === undefined) return { kind: "picture" };
    for (const layer of layers) {
      seen.push(layer);
      if (isOpaque(layer)) return { kind: "colours", colours: seen.toReversed().reduce(paint, [paper]) };
    }
  }
  return { kind: "colours", colours: seen.toReversed().reduce(paint, [paper]) };
};
