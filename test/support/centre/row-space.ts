/**
 * Large enough that a combination which exists only modulo this prime does not occur, small enough for exact
 * products.
 */
const prime = 67_108_859;

const powerOf = (base: number, exponent: number): number => {
  let [result, square, rest] = [1, base % prime, exponent];
  while (rest > 0) {
    if (rest % 2 === 1) result = (result * square) % prime;
    square = (square * square) % prime;
    rest = Math.floor(rest / 2);
  }
  return result;
};

type Vector = number[];

/** `vector` minus `factor` times `row`. */
const less = (vector: Vector, row: Vector, factor: number): Vector =>
  vector.map((value, index) => (((value - factor * (row[index] ?? 0)) % prime) + prime) % prime);

interface Reduced {
  readonly pivot: number;
  readonly row: Vector;
}

const reduce = (vector: Vector, basis: readonly Reduced[]): Vector =>
  basis.reduce((rest, { pivot, row }) => (rest[pivot] ? less(rest, row, rest[pivot]) : rest), vector);

/** Decides whether sums and differences of any multiples of `rows` make a vector. */
export const combinations = (rows: readonly (readonly number[])[]): ((wanted: readonly number[]) => boolean) => {
  const basis: Reduced[] = [];
  for (const given of rows) {
    const row = reduce([...given], basis);
    const pivot = row.findIndex((value) => value !== 0);
    if (pivot < 0) continue;
    const inverse = powerOf(row[pivot] ?? 1, prime - 2);
    basis.push({ pivot, row: row.map((value) => (value * inverse) % prime) });
  }
  return (wanted) => reduce([...wanted], basis).every((value) => value === 0);
};
