/** A rectangle on the page, CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Rounding of layout and of font metrics: a smaller deviation is ignored, CSS pixels. */
export const tolerancePx = 1;

export const boxOf = ({ left, top, right, bottom }: Box): Box => ({ left, top, right, bottom });

export const widthOf = ({ left, right }: Box): number => right - left;
export const heightOf = ({ top, bottom }: Box): number => bottom - top;

/** How far one box extends beyond another, at its worst side; 0 or less where it does not. */
export const outreach = (inner: Box, outer: Box): number =>
  Math.max(outer.left - inner.left, outer.top - inner.top, inner.right - outer.right, inner.bottom - outer.bottom);

/** How deep two boxes overlap: the shorter side of the shared area; 0 or less where they do not. */
export const overlapDepth = (one: Box, other: Box): number =>
  Math.min(
    Math.min(one.right, other.right) - Math.max(one.left, other.left),
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top),
  );

/** Its corners, a little inside, and its middle: the points that are probed for covering elements. */
export const pointsOf = ({ left, top, right, bottom }: Box): readonly (readonly [x: number, y: number])[] => {
  const inset = Math.min(2, (right - left) / 4, (bottom - top) / 4);
  const xs = [left + inset, right - inset];
  const ys = [top + inset, bottom - inset];
  return [[(left + right) / 2, (top + bottom) / 2], ...xs.flatMap((x) => ys.map((y) => [x, y] as const))];
};
