import { expect, test } from "vitest";
import { takeTurns } from "../../../central/accounts/in-turn.ts";

test("works beyond the most at a time wait for their turn, and beyond the most waiting they are refused", async () => {
  const inTurn = takeTurns(2, 1);
  let [running, most] = [0, 0];
  const ends: (() => void)[] = [];
  const work = async (): Promise<string> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => ends.push(resolve));
    running -= 1;
    return "done";
  };
  const works = [inTurn(work), inTurn(work), inTurn(work), inTurn(work)];
  await expect.poll(() => running).toBe(2);
  for (let each = 0; each < 3; each += 1) {
    await expect.poll(() => ends.length).toBeGreaterThan(each);
    ends[each]?.();
  }
  expect(await Promise.all(works)).toEqual(["done", "done", "done", undefined]);
  expect([running, most]).toEqual([0, 2]);
});

test("a work that fails gives its turn to the next one", async () => {
  const inTurn = takeTurns(1, 9);
  const failed = inTurn(() => Promise.reject(new Error("no")));
  const next = inTurn(async () => "done");
  await expect(failed).rejects.toThrow("no");
  expect(await next).toBe("done");
});
