/** A square matrix, row by row. */
export type Square = Float64Array;

/** The lower triangle `l` with l × its transpose = `matrix`, which is symmetric and positive. */
export const choleskyOf = (matrix: Square, size: number): Square => {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row * size + column] ?? 0;
      for (let k = 0; k < column; k += 1) sum -= (lower[row * size + k] ?? 0) * (lower[column * size + k] ?? 0);
      lower[row * size + column] = row === column ? Math.sqrt(sum) : sum / (lower[column * size + column] ?? 1);
    }
  return lower;
};

/** Solves lower × x = vector, in place. */
export const solveLower = (lower: Square, size: number, vector: Float64Array): void => {
  for (let row = 0; row < size; row += 1) {
    let sum = vector[row] ?? 0;
    for (let k = 0; k < row; k += 1) sum -= (lower[row * size + k] ?? 0) * (vector[k] ?? 0);
    vector[row] = sum / (lower[row * size + row] ?? 1);
  }
};

/** Solves the transpose of lower × x = vector, in place. */
export const solveUpper = (lower: Square, size: number, vector: Float64Array): void => {
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = vector[row] ?? 0;
    for (let k = row + 1; k < size; k += 1) sum -= (lower[k * size + row] ?? 0) * (vector[k] ?? 0);
    vector[row] = sum / (lower[row * size + row] ?? 1);
  }
};

/** Adds vector × its transpose to the lower triangle. */
export const addOuter = (sum: Square, vector: Float64Array): void => {
  const size = vector.length;
  for (let row = 0; row < size; row += 1) {
    const value = vector[row] ?? 0;
    if (value !== 0)
      for (let column = 0; column <= row; column += 1) {
        const at = row * size + column;
        sum[at] = (sum[at] ?? 0) + value * (vector[column] ?? 0);
      }
  }
};

export const dot = (one: Float64Array, other: Float64Array): number => {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += (one[index] ?? 0) * (other[index] ?? 0);
  return sum;
};

/** The vector without its part in the directions of the others, of length 1. */
const orthogonal = (vector: Float64Array, others: readonly Float64Array[]): Float64Array => {
  for (const other of others) {
    const share = dot(vector, other);
    for (let index = 0; index < vector.length; index += 1)
      vector[index] = (vector[index] ?? 0) - share * (other[index] ?? 0);
  }
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((value) => value / length);
};

const rounds = 40;

/** The first `count` directions in which `times`, a symmetric positive matrix, stretches most: orthogonal iteration. */
export const widestDirections = (
  times: (vector: Float64Array) => Float64Array,
  start: readonly Float64Array[],
): readonly Float64Array[] => {
  let found = start;
  for (let round = 0; round < rounds; round += 1)
    found = found.map(times).reduce<Float64Array[]>((done, vector) => {
      done.push(orthogonal(vector, done));
      return done;
    }, []);
  return found;
};
