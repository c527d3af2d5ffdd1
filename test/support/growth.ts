/** Enough that a quadratic cost shows, and so little that it ends. */
const length = 1_000;
const isLongEnoughMs = 0.1;
const mostRepeats = 2_000;
const mostSamples = 40;

type Work = (text: string) => unknown;

const timeOf = async (work: Work, text: string, repeats: number): Promise<number> => {
  const startMs = performance.now();
  for (let done = 0; done < repeats; done += 1) await work(text);
  return (performance.now() - startMs) / repeats;
};

/** So many times in a row that the clock can tell how long one takes. */
const repeatsFor = async (work: Work, text: string): Promise<number> => {
  let repeats = 1;
  while (repeats < mostRepeats && (await timeOf(work, text, repeats)) * repeats < isLongEnoughMs) repeats *= 2;
  return repeats;
};

interface Sampling {
  readonly repeats: number;
  readonly most: number;
  /** No more samples are taken once one is as short. */
  readonly enoughMs: number;
}

/** Other work on the machine only ever adds time: the least of several samples is the nearest to the truth. */
const leastOf = async (work: Work, text: string, { repeats, most, enoughMs }: Sampling): Promise<number> => {
  let least = Number.POSITIVE_INFINITY;
  for (let taken = 0; taken < most && least > enoughMs; taken += 1) {
    least = Math.min(least, await timeOf(work, text, repeats));
  }
  return least;
};

/** Ten times the length takes ten times as long where the cost is linear, and a hundred times where it is quadratic. */
export const mostGrowth = 40;

/**
 * How many times as long `work` takes with ten times the text: the least of several samples, of which no more are taken
 * than it takes to come below `mostGrowth`.
 */
export const growthOf = async (work: Work, textOf: (length: number) => string): Promise<number> => {
  const [short, long] = [textOf(length), textOf(10 * length)];
  const repeats = await repeatsFor(work, short);
  const shortMs = await leastOf(work, short, { repeats, most: 4, enoughMs: 0 });
  const longSampling = { repeats: Math.ceil(repeats / 10), most: mostSamples, enoughMs: shortMs * mostGrowth };
  const longMs = await leastOf(work, long, longSampling);
  return longMs / shortMs;
};
