import type { Point, Stroke } from "./ink.ts";

/** A piece of ink is as heavy as it is long; `at` is the place of its middle on one axis. */
interface Weight {
  readonly at: number;
  readonly mass: number;
}

/** The middle of the ink on one axis, and how far it spreads before and behind it. */
interface Spread {
  readonly middle: number;
  readonly before: number;
  readonly behind: number;
}

/** So many deviations of the ink are the half of a side. */
const deviations = 1.9;

/** A stroke that is straight on an axis has hardly any spread there. */
const leastSpread = 0.02;

const weightsOn = (axis: 0 | 1, strokes: readonly Stroke[]): readonly Weight[] =>
  strokes.flatMap((stroke) =>
    stroke.slice(1).map(([x, y], index) => {
      const [fromX, fromY] = stroke[index] ?? [x, y];
      const at = axis === 0 ? (x + fromX) / 2 : (y + fromY) / 2;
      return { at, mass: Math.hypot(x - fromX, y - fromY) };
    }),
  );

const deviation = (weights: readonly Weight[], middle: number, total: number): number =>
  deviations * Math.sqrt((2 * weights.reduce((sum, { at, mass }) => sum + mass * (at - middle) ** 2, 0)) / total);

const spreadOf = (weights: readonly Weight[]): Spread => {
  const total = weights.reduce((sum, { mass }) => sum + mass, 0) || 1;
  const middle = weights.reduce((sum, { at, mass }) => sum + mass * at, 0) / total;
  const before = deviation(
    weights.filter(({ at }) => at < middle),
    middle,
    total,
  );
  const behind = deviation(
    weights.filter(({ at }) => at >= middle),
    middle,
    total,
  );
  const least = Math.max(leastSpread, 0.2 * (before + behind));
  return { middle, before: Math.max(before, least), behind: Math.max(behind, least) };
};

/** A narrow character such as 月 is drawn a little broader than it is, never as broad as it is high. */
const sideFor = (own: number, other: number): number =>
  own >= other ? 1 : Math.sqrt(Math.sin((Math.PI / 2) * (own / other)));

const placed = (at: number, { middle, before, behind }: Spread, side: number): number =>
  0.5 + (side / 2) * ((at - middle) / (at < middle ? before : behind));

/**
 * The strokes as they would be with their ink in the middle of a square and spread over it alike on all sides, wherever
 * and however large they were drawn. The ends may lie a little outside.
 */
export const normalised = (strokes: readonly Stroke[]): readonly Stroke[] => {
  const [across, down] = [spreadOf(weightsOn(0, strokes)), spreadOf(weightsOn(1, strokes))];
  const [width, height] = [across.before + across.behind, down.before + down.behind];
  const [sideAcross, sideDown] = [sideFor(width, height), sideFor(height, width)];
  return strokes.map((stroke) =>
    stroke.map(([x, y]): Point => [placed(x, across, sideAcross), placed(y, down, sideDown)]),
  );
};
