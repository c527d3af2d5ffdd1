import { expect, it } from "vitest";
import { problem } from "../../../../contract/problems/problem.ts";
import { watchSync } from "../../../../electron/main/it/sync-watch.ts";

const receipt = (changes: object): string =>
  JSON.stringify({
    type: "receipt",
    v: 1,
    device: "0f8b1c9e-5a44-4f0e-9d51-6a3c2be7d0a4",
    epoch: 2,
    size: 30,
    head: "a".repeat(64),
    receivedAt: "2026-11-23T01:42:00.000Z",
    quarantined: [],
    ...changes,
  });

it("reports the state of the exchange with the centre: the present task, the last confirmation, and the last error", () => {
  let nowMs = 1_000;
  const watch = watchSync({ date: () => new Date(Date.UTC(2026, 10, 23, 2) + nowMs), machineMonoMs: () => nowMs });
  const status = (text?: string) => watch.status({ furthestReceipt: () => text });
  expect(status()).toEqual({
    doing: "starting",
    nextInSeconds: 0,
    lastReceipt: null,
    lastContactAt: null,
    clockOffSeconds: null,
    trouble: null,
  });

  watch.planned({ doing: "back-off", untilMachineMonoMs: 5_500 });
  const unreachable = problem("centre-unreachable", { reason: "ECONNREFUSED" });
  watch.exchanged(unreachable);
  expect(status()).toMatchObject({
    doing: "back-off",
    nextInSeconds: 5,
    lastContactAt: null,
    trouble: { problem: unreachable, isOver: false },
  });

  nowMs = 9_000;
  watch.planned({ doing: "exchanging", untilMachineMonoMs: 9_000 });
  watch.exchanged(null, "2026-11-23T01:42:00.000Z");
  const after = status(receipt({}));
  expect(after).toMatchObject({
    nextInSeconds: 0,
    clockOffSeconds: 18 * 60 + 9,
    lastReceipt: { receivedAt: "2026-11-23T01:42:00.000Z", epoch: 2, size: 30 },
    trouble: { problem: unreachable, isOver: true },
  });
  expect(new Date(after.lastContactAt ?? "").getTime()).toBe(Date.UTC(2026, 10, 23, 2) + 9_000);
});
