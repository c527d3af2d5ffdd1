import { commonCharacters, rareCharacters } from "./known-shapes.ts";
import { dot } from "./matrix.ts";

const largest = (values: Iterable<number>): number => {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
};

/** "0.0123 AAEC…": whole numbers of `bytes` bytes each in base64, and the unit that they count. */
const line = (vectors: readonly Float64Array[], bytes: 1 | 2): string => {
  const mostWhole = bytes === 1 ? 127 : 32_767;
  const unit = largest(vectors.map(largest)) / mostWhole;
  const wholes = vectors.flatMap((vector) => [...vector].map((value) => Math.round(value / unit)));
  const stored = bytes === 1 ? Int8Array.from(wholes) : Int16Array.from(wholes);
  return `${unit} ${Buffer.from(stored.buffer).toString("base64")}`;
};

/**
 * Four lines after "---": the common characters, the rare ones, the directions that tell characters apart, and the place
 * of each character along them.
 */
export const tableOf = (directions: readonly Float64Array[], means: readonly Float64Array[]): string => {
  const places = means.map((mean) => Float64Array.from(directions, (direction) => dot(direction, mean)));
  const characters = [commonCharacters.join(""), rareCharacters.join("")];
  return ["---", ...characters, line(directions, 2), line(places, 1), ""].join("\n");
};
