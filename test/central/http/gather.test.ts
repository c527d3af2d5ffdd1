import { expect, test } from "vitest";
import { gather } from "../../../central/http/gather.ts";

/** A gathering function whose calls of `work` end when the test says so. */
const gathering = () => {
  const calls: { readonly items: readonly number[]; readonly end: (error?: Error) => void }[] = [];
  const ask = gather<number, string>(
    (items) =>
      new Promise((resolve, reject) => {
        calls.push({ items, end: (error) => (error ? reject(error) : resolve(items.map((item) => `of ${item}`))) });
      }),
  );
  return { ask, calls };
};

/** Lets every promise that is settled run on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("a call with none running is worked at once, and those during it together, each with its own outcome", async () => {
  const { ask, calls } = gathering();
  const answers = [ask(1), ask(2), ask(3)];
  expect(calls.map(({ items }) => items)).toEqual([[1]]);
  calls[0]?.end();
  await settled();
  const late = ask(4);
  expect(calls.map(({ items }) => items)).toEqual([[1], [2, 3]]);
  calls[1]?.end();
  await settled();
  calls[2]?.end();
  expect(await Promise.all([...answers, late])).toEqual(["of 1", "of 2", "of 3", "of 4"]);
  expect(calls.map(({ items }) => items)).toEqual([[1], [2, 3], [4]]);
});

test("a failure concerns the calls that were worked together, and no later one", async () => {
  const { ask, calls } = gathering();
  const answers = Promise.allSettled([ask(1), ask(2), ask(3)]);
  calls[0]?.end();
  await settled();
  calls[1]?.end(new Error("lost"));
  expect((await answers).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  const later = ask(4);
  calls.at(-1)?.end();
  expect(await later).toBe("of 4");
});

test("more than a hundred waiting calls are worked in several turns", async () => {
  const { ask, calls } = gathering();
  const answers = Array.from({ length: 251 }, (_, index) => ask(index));
  for (const size of [1, 100, 100, 50]) {
    expect(calls.at(-1)?.items.length).toBe(size);
    calls.at(-1)?.end();
    await settled();
  }
  expect(await Promise.all(answers)).toEqual(Array.from({ length: 251 }, (_, index) => `of ${index}`));
});
