import { directionCount, directionsOf } from "./directions.ts";
import type { Point, Stroke } from "./ink.ts";
import type { ShapeTable } from "./shape-table.ts";

/** So much farther away a rare character counts: the square of a distance that is 1 within one character. */
const rareness = 10;

/** The drawing's places along the directions, in the units of the table. */
const placesOf = (strokes: readonly Stroke[], { directions, placeUnit }: ShapeTable): Float32Array => {
  const drawing = directionsOf(strokes);
  const places = new Float32Array(directions.length / directionCount);
  for (let row = 0; row < places.length; row += 1) {
    let sum = 0;
    for (let index = 0; index < directionCount; index += 1)
      sum += (drawing[index] ?? 0) * (directions[row * directionCount + index] ?? 0);
    places[row] = sum / placeUnit;
  }
  return places;
};

/** People slant what they write in different ways: each of these is tried, as shares of height and of width. */
const slants: readonly (readonly [across: number, down: number])[] = [
  [0, 0],
  [0.18, 0],
  [-0.18, 0],
  [0, 0.14],
  [0, -0.14],
];

const slanted = (strokes: readonly Stroke[], [across, down]: readonly [number, number]): readonly Stroke[] =>
  strokes.map((stroke) => stroke.map(([x, y]): Point => [x + across * y, y + down * x]));

/** The square of how far the character's places, from `first` on, are from the drawing's. */
const distance = (drawn: Float32Array, places: Int8Array, first: number): number => {
  let sum = 0;
  for (let index = 0; index < drawn.length; index += 1) {
    const difference = (drawn[index] ?? 0) - (places[first + index] ?? 0);
    sum += difference * difference;
  }
  return sum;
};

/** How far each character is from the drawing, slanted so that it comes nearest. */
const distancesTo = (strokes: readonly Stroke[], table: ShapeTable): Float32Array => {
  const { characters, places, commonCount, placeUnit } = table;
  const nearest = new Float32Array(characters.length).fill(Number.POSITIVE_INFINITY);
  for (const slant of slants) {
    const drawn = placesOf(slanted(strokes, slant), table);
    for (let character = 0; character < nearest.length; character += 1)
      nearest[character] = Math.min(nearest[character] ?? 0, distance(drawn, places, character * drawn.length));
  }
  return nearest.map((units, character) => units * placeUnit ** 2 + (character < commonCount ? 0 : rareness));
};

/** The `most` characters that look most like the drawing, the likeliest first. */
export const likelyCharacters = (strokes: readonly Stroke[], table: ShapeTable, most: number): readonly string[] => {
  const distances = distancesTo(strokes, table);
  return [...table.characters.keys()]
    .toSorted((one, other) => (distances[one] ?? 0) - (distances[other] ?? 0))
    .slice(0, most)
    .flatMap((index) => table.characters[index] ?? []);
};
