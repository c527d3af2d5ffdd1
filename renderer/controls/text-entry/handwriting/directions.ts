import { inUnitSquare, type Point, type Stroke } from "./ink.ts";
import { normalised } from "./normalise.ts";

/** The square has so many fields on each side. */
const fields = 8;
const directions = 8;

/** How much ink goes into each of the directions at each of the fields. */
export const directionCount = fields * fields * directions;

const step = 1 / 48;

/** How far a piece of ink counts for the fields around it, in fields. */
const blur = 0.55;

/** The first of four fields that a place on one axis counts for; it may lie outside the square, and the last ones too. */
const firstField = (at: number): number => Math.floor(Math.min(fields - 0.5, Math.max(-0.5, at * fields - 0.5))) - 1;

/** How much a place counts for a field. */
const shareOf = (at: number, field: number): number => {
  const away = Math.min(fields - 0.5, Math.max(-0.5, at * fields - 0.5)) - field;
  return Math.exp(-(away * away) / (2 * blur * blur));
};

/** Adds a short piece of a stroke: its length is divided between the two directions nearest to its own. */
const addPiece = (sums: Float32Array, [fromX, fromY]: Point, [toX, toY]: Point): void => {
  const length = Math.hypot(toX - fromX, toY - fromY);
  const turn = ((Math.atan2(toY - fromY, toX - fromX) / (2 * Math.PI)) * directions + directions) % directions;
  const first = Math.floor(turn) % directions;
  const second = (first + 1) % directions;
  const rest = turn - Math.floor(turn);
  const [x, y] = [(fromX + toX) / 2, (fromY + toY) / 2];
  const [left, top] = [firstField(x), firstField(y)];
  for (let row = Math.max(0, top); row < Math.min(fields, top + 4); row += 1) {
    const amountInRow = length * shareOf(y, row);
    for (let column = Math.max(0, left); column < Math.min(fields, left + 4); column += 1) {
      const at = (row * fields + column) * directions;
      const amount = amountInRow * shareOf(x, column);
      sums[at + first] = (sums[at + first] ?? 0) + amount * (1 - rest);
      sums[at + second] = (sums[at + second] ?? 0) + amount * rest;
    }
  }
};

/**
 * A drawing as numbers: at each field of a square, how much ink goes into each direction. Neither the order of the
 * strokes nor where one ends and the next begins is in them, so that a wrong order or joined strokes change little.
 */
export const directionsOf = (strokes: readonly Stroke[]): Float32Array => {
  const sums = new Float32Array(directionCount);
  for (const stroke of normalised(inUnitSquare(strokes, step)))
    for (const [index, point] of stroke.entries()) {
      const before = stroke[index - 1];
      if (before !== undefined) addPiece(sums, before, point);
    }
  return sums.map(Math.sqrt);
};
