import { expect, test } from "vitest";
import { type CounterEvent, PromptRequest } from "../../../../contract/counter/counter.ts";
import type { Level, PromptId } from "../../../../contract/words.ts";
import { counterOver } from "../../../../electron/main/counter/counter.ts";
import type { SessionEvent } from "../../../../electron/main/visit/session.ts";
import { changeBegun, commentGiven, left, loggedIn, rated, stillHere } from "../../support/session.ts";
import { configuredVisit, type StartedVisit } from "../../support/started-visit.ts";

type Doing = readonly (readonly [atMs: number, event: (promptId: PromptId, level: Level) => SessionEvent])[];

/** Possible actions of a citizen after the tap, milliseconds after it. */
const doings: Readonly<Record<string, Doing>> = {
  "walks away": [],
  "is done at once": [
    [1_000, (promptId) => commentGiven("好", promptId)],
    [1_500, () => left],
    [2_000, () => left],
  ],
  "writes for a while": [
    [4_000, () => stillHere],
    [7_000, (promptId) => commentGiven("等了很久", promptId)],
    [9_000, () => left],
  ],
  "writes for long": [
    [6_000, () => stillHere],
    [9_000, () => stillHere],
    [15_000, () => stillHere],
    [22_000, (promptId) => commentGiven("等了很久", promptId)],
  ],
  "changes the level": [
    [2_000, (promptId) => changeBegun(promptId)],
    [3_000, (promptId, level) => rated(level === 3 ? 4 : 3, promptId)],
    [5_000, () => left],
  ],
};

interface Told {
  readonly atMs: number;
  readonly citizen: string;
  readonly event?: CounterEvent["type"];
}

/** All that the office's side receives during one visit: by a request twice a second, and by events. */
const toldOf = (level: Level, doing: Doing): readonly Told[] => {
  const started: StartedVisit = configuredVisit();
  const { visit, time } = started;
  const counter = counterOver(started);
  const told: Told[] = [];
  const startedAtMs = time.clock.monoMs();
  const now = (): number => time.clock.monoMs() - startedAtMs;
  counter.onEvent(({ type, state }) => told.push({ atMs: now(), citizen: state.citizen, event: type }));
  visit.take(loggedIn);
  const request = PromptRequest.parse({ transactions: [{ transactionRef: "A" }] });
  const opened = counter.openPrompt(request, "counter-api");
  if (!opened.ok) throw new Error(opened.problem.code);
  const { promptId } = opened.value;
  time.advance(3_000);
  visit.take(rated(level, promptId));
  const [ratedAtMs, waiting] = [now(), [...doing]];
  while (now() < ratedAtMs + 60_000) {
    told.push({ atMs: now(), citizen: counter.state().citizen });
    time.advance(500);
    const [next] = waiting;
    if (!next || now() < ratedAtMs + next[0]) continue;
    waiting.shift();
    expect(visit.take(next[1](promptId, level)).ok).toBe(true);
  }
  started.store.close();
  return told;
};

test("the office's side receives the same, at the same times, for any choice and any duration", () => {
  const all = ([1, 2, 3, 4, 5] as const).flatMap((level) =>
    Object.values(doings).map((doing) => JSON.stringify(toldOf(level, doing))),
  );
  expect(new Set(all).size).toBe(1);
  const told: readonly Told[] = JSON.parse(all[0] ?? "[]");
  expect(told.flatMap(({ event = [] }) => event)).toEqual(["shift-started", "prompt-opened", "prompt-answered"]);
  const writing = told.filter(({ citizen, event }) => !event && citizen === "writing");
  expect([writing[0]?.atMs, writing.at(-1)?.atMs]).toEqual([3_000, 12_500]);
  expect(new Set(told.filter(({ atMs }) => atMs >= 13_000).map(({ citizen }) => citizen))).toEqual(new Set(["none"]));
});
