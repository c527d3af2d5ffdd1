/** Long enough that a quadratic cost shows, and short enough that it ends. */
const length = 1_000;
const isLongEnoughMs = 0.1;
const mostRepeats = 2_000;
/** On a machine with many busy processes most samples are interrupted; a linear reader needs all of them hardly ever. */
const mostSamples = 400;

type Work = (text: string) => unknown;

const timeOf = async (work: Work, text: string, repeats: number): Promise<number> => {
  const startMs = performance.now();
  for (let done = 0; done < repeats; done += 1) await work(text);
  return (performance.now() - startMs) / repeats;
};

/** The number of repetitions that the clock needs to measure one run. */
const repeatsFor = async (work: Work, text: string): Promise<number> => {
  let repeats = 1;
  while (repeats < mostRepeats && (await timeOf(work, text, repeats)) * repeats < isLongEnoughMs) repeats *= 2;
  return repeats;
};

interface Sampling {
  readonly repeats: number;
  readonly most: number;
  /** Sampling stops once one sample is as short as this. */
  readonly enoughMs: number;
}

/** Other work on the machine only adds time: the least of several samples is the nearest to the true one. */
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
 * The factor by which `work` takes longer with ten times the text: the least of several samples, taken until it is
 * below `mostGrowth`.
 */
export const growthOf = async (work: Work, textOf: (length: number) => string): Promise<number> => {
  const [short, long] = [textOf(length), textOf(10 * length)];
  const repeats = await repeatsFor(work, short);
  const shortMs = await leastOf(work, short, { repeats, most: 4, enoughMs: 0 });
  const longSampling = { repeats: Math.ceil(repeats / 10), most: mostSamples, enoughMs: shortMs * mostGrowth };
  const longMs = await leastOf(work, long, longSampling);
  return longMs / shortMs;
};
