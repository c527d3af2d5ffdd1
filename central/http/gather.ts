interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/** The most items of one call of `work`. */
const mostTogether = 100;

/**
 * Gathers calls that are made while `work` runs into one later call of it, in their order: one statement for many
 * requests. With none running an item is worked at once, alone. `work` returns the outcome of each item in their order;
 * where it throws, each of its items fails.
 */
export const gather = <Item, Outcome>(
  work: (items: readonly Item[]) => Promise<readonly Outcome[]>,
): ((item: Item) => Promise<Outcome>) => {
  const waiting: Waiting<Item, Outcome>[] = [];
  let isRunning = false;
  const run = async (together: readonly Waiting<Item, Outcome>[]): Promise<void> => {
    try {
      const outcomes = await work(together.map(({ item }) => item));
      if (outcomes.length !== together.length) throw new Error("an outcome is missing");
      for (const [index, { resolve }] of together.entries()) resolve(outcomes[index] as Outcome);
    } catch (error) {
      for (const { reject } of together) reject(error);
    }
  };
  const goOn = async (): Promise<void> => {
    isRunning = true;
    while (waiting.length > 0) await run(waiting.splice(0, mostTogether));
    isRunning = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isRunning) void goOn();
    });
};
