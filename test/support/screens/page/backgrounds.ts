import { type Box, boxOf, heightOf, outreach, overlapDepth, widthOf } from "./box.ts";
import { colourOf, coloursIn } from "./colours.ts";
import type { Colour } from "./contrast.ts";

/** One painted layer under a text. */
export interface Layer {
  /** All its possible colours: the stops of a gradient. */
  readonly colours: readonly Colour[];
  /** Covers only a part of the text: the layer below may be visible as well. */
  readonly isPartial: boolean;
}

/** The parts of a list, split at the commas outside brackets. */
const partsOf = (list: string): readonly string[] => {
  const parts = [""];
  let depth = 0;
  for (const character of list) {
    depth += character === "(" ? 1 : character === ")" ? -1 : 0;
    if (character === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
};

const lengthOf = (css: string, whole: number): number => {
  if (css === "auto" || css === "") return whole;
  return css.endsWith("%") ? (Number.parseFloat(css) / 100) * whole : Number.parseFloat(css);
};

/** The area of one layer of a background: everywhere, unless it has a size and is not repeated. */
const layerBox = (box: Box, style: CSSStyleDeclaration, index: number): Box => {
  const repeat = partsOf(style.backgroundRepeat);
  if (repeat[index % repeat.length] !== "no-repeat") return box;
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const sizes = partsOf(style.backgroundSize);
  const [sizeX = "auto", sizeY = "auto"] = sizes[index % sizes.length]?.split(" ") ?? [];
  const xs = partsOf(style.backgroundPositionX);
  const ys = partsOf(style.backgroundPositionY);
  const [layerWidth, layerHeight] = [lengthOf(sizeX, width), lengthOf(sizeY, height)];
  const left = box.left + lengthOf(xs[index % xs.length] ?? "0%", width - layerWidth);
  const top = box.top + lengthOf(ys[index % ys.length] ?? "0%", height - layerHeight);
  return { left, top, right: left + layerWidth, bottom: top + layerHeight };
};

/** A background's layers behind the text, the topmost first; undefined where a picture is among them. */
const backgroundUnder = (text: Box, box: Box, style: CSSStyleDeclaration): readonly Layer[] | undefined => {
  const images = partsOf(style.backgroundImage)
    .map((image, index) => ({ image, box: layerBox(box, style, index) }))
    .filter((layer) => layer.image !== "none" && overlapDepth(text, layer.box) > 0);
  if (images.some(({ image }) => !image.includes("gradient("))) return undefined;
  const gradients = images.map((layer) => ({
    colours: coloursIn(layer.image),
    isPartial: outreach(text, layer.box) > 0,
  }));
  return [...gradients, { colours: [colourOf(style.backgroundColor)], isPartial: false }];
};

/** The position of a `::before`: taken out of the flow by its offsets, or else first in its element. */
const beforeBox = (element: Element, before: CSSStyleDeclaration): Box => {
  const { left, top } = element.getBoundingClientRect();
  const own = getComputedStyle(element);
  const isFree = before.position === "absolute";
  const pixels = (css: string): number => Number.parseFloat(css) || 0;
  const x = left + element.clientLeft + pixels(isFree ? before.left : own.paddingLeft);
  const y = top + element.clientTop + pixels(isFree ? before.top : own.paddingTop);
  return { left: x, top: y, right: x + pixels(before.width), bottom: y + pixels(before.height) };
};

/** A smaller box is a mark beside a text, CSS pixels. */
const leastGroundPx = 24;

/** A coloured `::before` under a text: the head of a card. */
const beforeUnder = (text: Box, element: Element): readonly Layer[] | undefined => {
  const before = getComputedStyle(element, "::before");
  if (before.content === "none" || before.display === "none" || before.display === "inline") return [];
  const box = beforeBox(element, before);
  const isMark = Math.min(widthOf(box), heightOf(box)) < leastGroundPx;
  if (isMark || overlapDepth(text, box) <= 0) return [];
  const isPartial = outreach(text, box) > 0;
  return backgroundUnder(text, box, before)?.map((layer) => ({ ...layer, isPartial: layer.isPartial || isPartial }));
};

/** Drawn shapes have no computable background; the `svg` around them is an empty box. */
const isPicture = (element: Element): boolean =>
  element.matches("img, picture, video, canvas") ||
  (element instanceof SVGGraphicsElement && !element.matches("svg, g, text, tspan"));

/** The layers of one element behind the text, the topmost first; undefined where a picture is among them. */
export const layersUnder = (text: Box, element: Element): readonly Layer[] | undefined => {
  if (isPicture(element)) return undefined;
  const before = beforeUnder(text, element);
  const own = backgroundUnder(text, boxOf(element.getBoundingClientRect()), getComputedStyle(element));
  return before && own && [...before, ...own];
};
