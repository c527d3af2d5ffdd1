import { type Box, boxOf, heightOf, pointsOf, tolerancePx, widthOf } from "./box.ts";

/** The part that is visible and usable now: a modal dialog, where one is open, or else the page. */
export const scopeNow = (): Element => [...document.querySelectorAll(":modal")].at(-1) ?? document.body;

export const viewport = (): Box => ({ left: 0, top: 0, right: innerWidth, bottom: innerHeight });

const isForReadersOnly = (element: Element | null): boolean => {
  for (let now = element; now !== null; now = now.parentElement) {
    const box = now.getBoundingClientRect();
    const isDot = widthOf(box) <= tolerancePx && heightOf(box) <= tolerancePx;
    if (isDot && getComputedStyle(now).overflow !== "visible") return true;
  }
  return false;
};

/** Painted, even if covered. Text for screen readers alone is one pixel large and does not count. */
export const isPainted = (element: Element): boolean =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) &&
  element.closest("[inert]") === null &&
  !isForReadersOnly(element);

const isClear = (colour: string): boolean => /^transparent$|^rgba\(.*, 0\)$|\/ 0\)$/.test(colour);

/** The cover of a box. */
export type Cover =
  | { readonly kind: "none" }
  | {
      readonly kind: "whole" | "part";
      readonly by: Element;
      /** Fixed to the screen and meant to cover the page. */
      readonly isOverlay: boolean;
    };

const isOwn = (owner: Element, hit: Element): boolean => owner.contains(hit) || hit.contains(owner);

const isOverlay = (element: Element | null): boolean =>
  element !== null && (getComputedStyle(element).position === "fixed" || isOverlay(element.parentElement));

/** Covers the elements under it: elements only for touches do not, and text does so by its ink alone. */
const paintsItself = (element: Element): boolean => {
  const { backgroundColor, backgroundImage, borderTopWidth, boxShadow } = getComputedStyle(element);
  const isEmpty = isClear(backgroundColor) && backgroundImage === "none" && boxShadow === "none";
  const isDrawn = element instanceof SVGGraphicsElement || element.matches("img, video, canvas, dialog");
  return isDrawn || !isEmpty || Number.parseFloat(borderTopWidth) > 0;
};

const topmost = (owner: Element, [x, y]: readonly [x: number, y: number]): Element => {
  const first = document.elementFromPoint(x, y);
  if (first === null || isOwn(owner, first)) return owner;
  return document.elementsFromPoint(x, y).find((hit) => isOwn(owner, hit) || paintsItself(hit)) ?? owner;
};

/**
 * Asks the page which element a finger would touch where `owner` has a box: an element that takes no touch covers
 * nothing.
 */
export const coverOf = (owner: Element, box: Box): Cover => {
  if (getComputedStyle(owner).pointerEvents === "none") return { kind: "none" };
  const hits = pointsOf(box).map((point) => topmost(owner, point));
  const strangers = hits.filter((hit) => !isOwn(owner, hit));
  const [by] = strangers;
  if (by === undefined) return { kind: "none" };
  return { kind: strangers.length === hits.length ? "whole" : "part", by, isOverlay: isOverlay(by) };
};

interface Clip {
  readonly by: Element;
  /** Infinite in a direction that is not clipped. */
  readonly box: Box;
}

export const paddingBoxOf = (element: Element): Box => {
  const { left, top } = element.getBoundingClientRect();
  const { clientLeft, clientTop, clientWidth, clientHeight } = element;
  const x = left + clientLeft;
  const y = top + clientTop;
  return { left: x, top: y, right: x + clientWidth, bottom: y + clientHeight };
};

const clipOf = (element: Element, { overflowX, overflowY }: CSSStyleDeclaration): Clip => {
  const box = paddingBoxOf(element);
  const [hasX, hasY] = [overflowX !== "visible", overflowY !== "visible"];
  return {
    by: element,
    box: {
      left: hasX ? box.left : -Infinity,
      right: hasX ? box.right : Infinity,
      top: hasY ? box.top : -Infinity,
      bottom: hasY ? box.bottom : Infinity,
    },
  };
};

/** Every clipping box around an element, from the element itself outwards. */
export const clipsAround = (element: Element): readonly Clip[] => {
  const clips: Clip[] = [];
  let isAbsolute = false;
  for (let now: Element | null = element; now !== null && now !== document.documentElement; now = now.parentElement) {
    const style = getComputedStyle(now);
    const escapes = isAbsolute && style.position === "static" && style.transform === "none";
    const isBox = style.display !== "inline" && style.display !== "contents";
    if (!escapes && isBox && `${style.overflowX}${style.overflowY}` !== "visiblevisible")
      clips.push(clipOf(now, style));
    if (style.position === "fixed" || now.matches(":modal")) break;
    if (!escapes) isAbsolute = style.position === "absolute";
  }
  return clips;
};

/** The nearest ancestor, or the element itself, that paints a box of its own: a card, a button, a band. */
export const cardAround = (element: Element): Element | null => {
  for (let now: Element | null = element; now !== null && now !== document.body; now = now.parentElement) {
    const style = getComputedStyle(now);
    const hasBorder = Number.parseFloat(style.borderTopWidth) > 0 && Number.parseFloat(style.borderLeftWidth) > 0;
    const hasGround = style.backgroundImage !== "none" || !isClear(style.backgroundColor);
    if (style.display !== "inline" && style.display !== "contents" && (hasBorder || hasGround)) return now;
  }
  return null;
};

export const boxAround = (element: Element): Box => boxOf(element.getBoundingClientRect());
