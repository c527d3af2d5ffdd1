/** `npm run test:long` runs everything of which `npm test` runs a part. */
export const takesAll = process.env["SAMPLES"] === "all";

/** Draws each measured screen into out/screens, for people to look at: it takes half as long again. */
export const takesPictures = process.env["PICTURES"] === "yes";

const seedName = "SAMPLE_SEED";

/** Chooses the part that a run takes. The same in every process of a run; a different one in the next. */
export const sampleSeed = (): number => Number(process.env[seedName] ?? 0);

/** Before the first test: draws the seed, unless it is given, and prints how to run the same part again. */
export const drawSampleSeed = (): void => {
  process.env[seedName] ??= String(Math.floor(Math.random() * 1_000_000));
  console.log(`Samples of this run: ${seedName}=${process.env[seedName]}`);
};

/** Every `nth` item, beginning at a place chosen by the seed; all items in a long run. */
export const partOf = <Item>(items: readonly Item[], nth: number, offset = 0): readonly Item[] =>
  takesAll ? items : items.filter((_, index) => (index + offset + sampleSeed()) % nth === 0);
