import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "../../../central/database/sql.ts";
import { addItemEvent, openItems } from "../../../central/rectification/item-store.ts";
import { dueOf } from "../../../central/rectification/read-items.ts";
import { stepTimes } from "../../../central/rectification/step-times.ts";
import type { Item } from "../../../contract/office/rectification/item.ts";
import { callResults, ItemEvent } from "../../../contract/office/rectification/item-events.ts";
import { openItem, type StepTime, stepItem } from "../../../contract/office/rectification/item-step.ts";
import { enrolDevice, type TestDevice } from "../../support/centre/device.ts";
import { sampleWindow } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { exampleEvents, type Later } from "../../support/rectification/example-events.ts";
import { takesAll } from "../../support/sampling.ts";

let centre: TestCentre;
let device: TestDevice;
let timeOf: (at: Date) => StepTime;
beforeAll(async () => {
  centre = await startCentre();
  device = await enrolDevice(centre);
  timeOf = await stepTimes(centre.sql);
});
afterAll(() => centre.stop());

const dayMs = 86_400_000;
const opensAtMs = Date.parse("2026-03-04T10:12:00+08:00");

/** What led items on: each event with the days since the one before. */
const anyHistory = fc.array(
  fc.tuple(
    fc.constantFrom<Later>(
      ...Object.values(exampleEvents),
      ...callResults.map((result) => ({ kind: "called", result }) as const),
      { ...exampleEvents["appeal-decided"], isUpheld: true },
      { ...exampleEvents.verified, finding: "explain" },
      { ...exampleEvents["delay-decided"], isGranted: false },
    ),
    fc.integer({ min: 0, max: 4 }),
  ),
  { minLength: 10, maxLength: 40 },
);

/** The item as its stored events make it. */
const replay = async (tx: Tx, number: number): Promise<Item | undefined> => {
  const events = await tx<{ at: Date; event: unknown }[]>`
    select at, event from item_events where item = ${number} order by number`;
  let item: Item | undefined;
  for (const { at, event: stored } of events) {
    const event = ItemEvent.parse(stored);
    if (event.kind === "opened") item = openItem(event, timeOf(at));
    else if (item) {
      const step = stepItem(item, event, timeOf(at));
      if (!step.ok) throw new Error(`a stored event was refused: ${step.problem.code}`);
      item = step.value;
    }
  }
  return item;
};

/** The projection of a history, and its replay. */
const projected = (history: readonly (readonly [Later, number])[], seq: number) =>
  centre.sql.begin(async (tx) => {
    const entry = { device: device.id, epoch: 1, seq };
    const event = { kind: "opened", origin: "complaint", hasContact: seq % 2 === 0 } as const;
    await openItems(tx, [{ entry, ...sampleWindow, at: new Date(opensAtMs), isListed: true, event }], timeOf);
    const [opened] = await tx<{ number: number }[]>`
      select number from items where (device, epoch, seq) = (${device.id}, 1, ${seq})`;
    const number = opened?.number ?? 0;
    let atMs = opensAtMs;
    for (const [given, days] of history) {
      atMs += days * dayMs;
      await addItemEvent(tx, { number, by: null, at: new Date(atMs), event: given }, timeOf);
    }
    const [stored] = await tx<{ item: Item; events: number; state: string; due: string }[]>`
      select item, event_count as events, state, due_day as due from items where number = ${number}`;
    return { stored, replayed: await replay(tx, number) };
  });

test("random histories project the same as their replay", { timeout: 900_000 }, async () => {
  let [seq, closed] = [0, 0];
  await fc.assert(
    fc.asyncProperty(anyHistory, async (history) => {
      seq += 1;
      const { stored, replayed } = await projected(history, seq);
      expect(stored?.item).toEqual(replayed);
      expect([stored?.state, stored?.due]).toEqual([replayed?.state, (replayed && dueOf(replayed)?.day) ?? null]);
      if (stored?.state === "closed") closed += 1;
    }),
    { numRuns: takesAll ? 10_000 : 300 },
  );
  expect(closed).toBeGreaterThan(takesAll ? 100 : 2);
});
