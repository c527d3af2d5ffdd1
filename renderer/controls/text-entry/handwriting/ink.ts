/** A point of a drawing, in any unit; y grows downwards. */
export type Point = readonly [x: number, y: number];

/** The way of a finger from its touch to its lifting. */
export type Stroke = readonly Point[];

/** The table's characters have up to 30 strokes, and people draw some of these in pieces. */
const mostStrokes = 48;

/** Half a minute of a finger at 100 points a second; a character takes some seconds. */
const mostPoints = 3_000;

/** How many points the next stroke may have: each stroke compares the whole drawing with the table again. */
export const pointsLeft = (strokes: readonly Stroke[]): number =>
  strokes.length >= mostStrokes ? 0 : mostPoints - strokes.reduce((sum, { length }) => sum + length, 0);

const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(bx - ax, by - ay);

const between = ([ax, ay]: Point, [bx, by]: Point, part: number): Point => [
  ax + (bx - ax) * part,
  ay + (by - ay) * part,
];

/** A touch without a movement is a dot: it goes down to the right. */
const dotAt = ([x, y]: Point, step: number): Stroke => [
  [x, y],
  [x + step, y + step],
];

/** The stroke as points that are `step` apart along it, and its last point: a touchscreen's own points tremble. */
const resampled = (stroke: Stroke, step: number): Stroke => {
  const points: Point[] = stroke.slice(0, 1);
  let last = points[0] ?? ([0, 0] as const);
  let missing = step;
  for (const next of stroke) {
    let ahead = distance(last, next);
    while (ahead >= missing) {
      last = between(last, next, missing / ahead);
      points.push(last);
      ahead -= missing;
      missing = step;
    }
    missing -= ahead;
    last = next;
  }
  if (missing < 0.8 * step) points.push(last);
  return points.length > 1 ? points : dotAt(last, step);
};

/** The strokes in a square of side 1, as points that are `step` apart. */
export const inUnitSquare = (strokes: readonly Stroke[], step: number): readonly Stroke[] => {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of strokes.flat()) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  const side = Math.max(right - left, bottom - top) || 1;
  return strokes.map((stroke) =>
    resampled(
      stroke.map(([x, y]): Point => [(x - left) / side, (y - top) / side]),
      step,
    ),
  );
};
