import { expect, test } from "vitest";
import { examplesOf } from "../bench/office/examples.ts";
import { readingRoutes } from "../bench/office/reading-routes.ts";

test("the bench of the office measures every question of its pages", async () => {
  const { examples, missing } = examplesOf(await readingRoutes());
  expect(missing).toEqual([]);
  expect(examples.length).toBeGreaterThan(100);
});
