/** The estimate of a share: a Beta distribution. */
export interface Beta {
  readonly a: number;
  readonly b: number;
}

/** The sum of a decreasing series from `first` on; `ratio` is the factor from the term of `k` to that of `k + 1`. */
const sumFrom = (k: number, first: number, ratio: (k: number) => number): number => {
  let [sum, term] = [first, first];
  for (let at = k; term > sum * 1e-12 && term > 0; at += 1) {
    term *= ratio(at);
    sum += term;
  }
  return Math.min(1, sum);
};

const coefficients = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) for x > 0, by Lanczos' approximation (g = 7, n = 9): correct to about fifteen digits. */
export const logGamma = (x: number): number => {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const base = x + 6.5;
  const series = coefficients.reduce((sum, each, index) => sum + each / (x + index), 0.9999999999998099);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(series);
};

export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

/** P(X ≥ k) of `n` trials whose share is `beta`. 1 where `k` is no more than expected: the exact value is not needed. */
export const betaBinomialTail = (k: number, n: number, { a, b }: Beta): number => {
  if (k > n) return 0;
  if (k <= (n * a) / (a + b)) return 1;
  const logFirst = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + logBeta(k + a, n - k + b) - logBeta(a, b);
  return sumFrom(k, Math.exp(logFirst), (at) => (at === n ? 0 : (((n - at) / (at + 1)) * (at + a)) / (n - at - 1 + b)));
};

/**
 * P(X ≥ k) of a count whose mean is Gamma(`shape`, `rate`) distributed: negative binomial. 1 where `k` is no more than
 * expected.
 */
export const gammaPoissonTail = (k: number, shape: number, rate: number): number => {
  if (k <= shape / rate) return 1;
  const logFirst =
    logGamma(k + shape) - logGamma(k + 1) - logGamma(shape) + shape * Math.log(rate) - (shape + k) * Math.log(rate + 1);
  return sumFrom(k, Math.exp(logFirst), (at) => (at + shape) / (at + 1) / (rate + 1));
};

/** E(p^length): the probability that `length` trials in a row are hits, for a share of `beta`. */
export const allHits = (length: number, { a, b }: Beta): number => Math.exp(logBeta(a + length, b) - logBeta(a, b));

/**
 * P(Z ≥ z) of a standard normal variable, z ≥ 0: Mills' ratio as a continued fraction, correct to seven digits from z =
 * 1 on.
 */
export const normalTail = (z: number): number => {
  let fraction = z;
  for (let depth = 40; depth > 0; depth -= 1) fraction = z + depth / fraction;
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / fraction;
};

/** The z beyond which `share` of a standard normal distribution lies; for shares below a tenth. */
export const normalBound = (share: number): number => {
  let [low, high] = [1, 40];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (normalTail(middle) > share) low = middle;
    else high = middle;
  }
  return high;
};
