import { addOuter, choleskyOf, dot, solveLower, solveUpper, widestDirections } from "./matrix.ts";
import { normal, randomFrom } from "./random.ts";

/** The drawings of one character: how they spread around their mean says which differences mean nothing. */
export interface Spread {
  /** The number of values of a drawing. */
  readonly size: number;
  readonly means: readonly Float64Array[];
  /** The sum over all drawings of their differences from their mean, multiplied with themselves; a lower triangle. */
  readonly inside: Float64Array;
  readonly drawings: number;
}

export const spreadOf = (drawingsOfEach: Iterable<readonly Float32Array[]>, size: number): Spread => {
  const means: Float64Array[] = [];
  const inside = new Float64Array(size * size);
  let drawings = 0;
  for (const values of drawingsOfEach) {
    const mean = new Float64Array(size);
    for (const value of values)
      for (let index = 0; index < size; index += 1)
        mean[index] = (mean[index] ?? 0) + (value[index] ?? 0) / values.length;
    for (const value of values)
      addOuter(
        inside,
        mean.map((middle, index) => (value[index] ?? 0) - middle),
      );
    means.push(mean);
    drawings += values.length;
  }
  return { size, means, inside, drawings };
};

/** Added to the spread in every direction, as a share of the mean one, so that none seems certain. */
const softness = 0.1;

const softened = ({ size, inside, drawings }: Spread): Float64Array => {
  const matrix = inside.map((value) => value / drawings);
  let trace = 0;
  for (let index = 0; index < size; index += 1) trace += matrix[index * size + index] ?? 0;
  for (let index = 0; index < size; index += 1) {
    const at = index * size + index;
    matrix[at] = (matrix[at] ?? 0) + (softness * trace) / size;
  }
  return matrix;
};

/** The sum of all differences between the means of characters and the mean of all. */
const between = ({ size, means }: Spread): Float64Array => {
  const middle = new Float64Array(size);
  for (const mean of means)
    for (let index = 0; index < size; index += 1)
      middle[index] = (middle[index] ?? 0) + (mean[index] ?? 0) / means.length;
  const lower = new Float64Array(size * size);
  for (const mean of means)
    addOuter(
      lower,
      mean.map((value, index) => value - (middle[index] ?? 0)),
    );
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < row; column += 1) lower[column * size + row] = lower[row * size + column] ?? 0;
  return lower;
};

/**
 * Linear discriminant analysis: the `count` directions in which characters differ most from each other, compared with how
 * drawings of the same character differ. A difference of 1 along any of them is usual within one character.
 */
export const discriminantsOf = (spread: Spread, count: number): readonly Float64Array[] => {
  const { size } = spread;
  const lower = choleskyOf(softened(spread), size);
  const differences = between(spread);
  const rows = Array.from({ length: size }, (_, row) => differences.subarray(row * size, (row + 1) * size));
  const times = (vector: Float64Array): Float64Array => {
    const inner = vector.slice();
    solveUpper(lower, size, inner);
    const outer = Float64Array.from(rows, (row) => dot(row, inner));
    solveLower(lower, size, outer);
    return outer;
  };
  const random = randomFrom(1);
  const start = Array.from({ length: count }, () => Float64Array.from({ length: size }, () => normal(random)));
  return widestDirections(times, start).map((direction) => {
    const original = direction.slice();
    solveUpper(lower, size, original);
    return original;
  });
};
