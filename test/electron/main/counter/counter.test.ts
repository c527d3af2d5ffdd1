import { describe, expect, it } from "vitest";
import { CounterEvent, CounterState, PromptRequest } from "../../../../contract/counter/counter.ts";
import type { PromptId } from "../../../../contract/words.ts";
import { counterOver } from "../../../../electron/main/counter/counter.ts";
import { entriesOnDisk } from "../../support/entries-on-disk.ts";
import {
  complaintMade,
  formOpened,
  left,
  loggedIn,
  loggedOut,
  pausedWith,
  rated,
  shift,
  timePassed,
} from "../../support/session.ts";
import { configuredVisit } from "../../support/started-visit.ts";

const startedCounter = () => {
  const started = configuredVisit();
  const counter = counterOver(started);
  const events: CounterEvent[] = [];
  counter.onEvent((event) => events.push(event));
  started.visit.take(loggedIn);
  const ask = (...refs: readonly string[]) => counter.openPrompt(requestFor(refs), "counter-api");
  /** The prompt's identifier, or a failed test that names the problem. */
  const opened = (...refs: readonly string[]): PromptId => {
    const result = ask(...refs);
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    return result.value.promptId;
  };
  return { ...started, counter, events, ask, opened };
};

const requestFor = (refs: readonly string[], askAgain = false) =>
  PromptRequest.parse({ transactions: refs.map((transactionRef) => ({ transactionRef })), askAgain });

const refused = (code: string, facts?: object) => ({ ok: false, problem: facts ? { code, facts } : { code } });

describe("a prompt that an office system opens", () => {
  it("is the same one for the same services, in any order", () => {
    const { opened, counter, folder, store } = startedCounter();
    const promptId = opened("A", "B");
    expect([opened("A", "B"), opened("B", "A")]).toEqual([promptId, promptId]);
    expect(counter.state()).toMatchObject({ window: "serving", citizen: "prompted", prompt: { promptId } });
    expect(entriesOnDisk(folder).filter(({ kind }) => kind === "prompt-opened")).toHaveLength(1);
    store.close();
  });

  it("stays the same one after it ended without an answer, and opens again only where the request says so", () => {
    const { opened, counter, visit, time, store } = startedCounter();
    const promptId = opened("A");
    time.advance(30_000);
    visit.take(timePassed);
    expect(counter.prompt(promptId)).toMatchObject({ ok: true, value: { state: "unanswered" } });
    expect(opened("A")).toBe(promptId);
    expect(counter.state().citizen).toBe("none");
    const again = counter.openPrompt(requestFor(["A"], true), "counter-api");
    expect(again).toMatchObject({ ok: true, value: { state: "open" } });
    expect(again.ok && again.value.promptId).not.toBe(promptId);
    store.close();
  });

  it("waits until a citizen has had a minute to write down the number of a complaint, which looks like writing", () => {
    const { counter, visit, time, ask, opened, store } = startedCounter();
    for (const event of [formOpened("complaint"), complaintMade]) {
      expect(visit.take(event).ok).toBe(true);
      expect([counter.state().citizen, ask("A")]).toEqual(["writing", refused("citizen-busy")]);
      time.advance(59_000);
    }
    time.advance(1_000);
    visit.take(timePassed);
    expect(counter.state().citizen).toBe("none");
    opened("A");
    store.close();
  });

  it("is refused once any of its services has its rating, and names which", () => {
    const { opened, counter, visit, ask, store } = startedCounter();
    visit.take(rated(1, opened("A", "B")));
    expect(counter.state().citizen).toBe("writing");
    const facts = { transactionRef: "B", serviceNumber: 1 };
    expect(ask("B")).toEqual(refused("already-rated", facts));
    expect(ask("C", "B")).toEqual(refused("already-rated", facts));
    expect(counter.openPrompt(requestFor(["B"], true), "counter-api")).toEqual(refused("already-rated", facts));
    expect(ask("C")).toEqual(refused("citizen-busy"));
    store.close();
  });

  it("waits for the open one to end, and for staff on duty", () => {
    const { opened, ask, counter, visit, store } = startedCounter();
    const promptId = opened("A");
    expect(ask("B")).toEqual(refused("prompt-already-open"));
    counter.cancelPrompt(promptId, "staff");
    visit.take(loggedOut);
    expect(ask("B")).toEqual(refused("not-on-duty"));
    store.close();
  });

  it("is cancelled idempotently, with the caller recorded, and not after it was answered", () => {
    const { opened, counter, visit, folder, store } = startedCounter();
    const promptId = opened("A");
    expect(counter.cancelPrompt(promptId, "system")).toMatchObject({ ok: true, value: { state: "cancelled" } });
    expect(counter.cancelPrompt(promptId, "system")).toMatchObject({ ok: true, value: { state: "cancelled" } });
    expect(entriesOnDisk(folder).at(-1)?.body).toMatchObject({ cause: "cancelled-by-system" });
    counter.cancelPrompt(opened("C"), "staff");
    expect(entriesOnDisk(folder).at(-1)?.body).toMatchObject({ cause: "cancelled-by-staff" });
    const answered = opened("B");
    visit.take(rated(5, answered));
    expect(counter.cancelPrompt(answered, "system")).toEqual(refused("prompt-not-open"));
    expect(counter.cancelPrompt("00000000-0000-4000-8000-000000000000" as PromptId, "system")).toEqual(
      refused("prompt-unknown"),
    );
    store.close();
  });
});

describe("the events for the office's side", () => {
  it("come in order, each with the window's state after it, and never with a level", () => {
    const { opened, counter, events, visit, store } = startedCounter();
    const promptId = opened("A");
    visit.take(rated(1, promptId));
    visit.take({ type: "comment-given", promptId, text: "慢" });
    visit.take(left);
    store.close();
    expect(events.map(({ type }) => type)).toEqual(["shift-started", "prompt-opened", "prompt-answered"]);
    for (const event of events) expect(CounterEvent.parse(event)).toEqual(event);
    expect(JSON.stringify(events)).not.toMatch(/level|tag/);
    expect(counter.state()).toEqual(CounterState.parse(counter.state()));
  });

  it("end when the listener unsubscribes, and a pause has its reason and its end", () => {
    const { counter, events, store } = startedCounter();
    expect(counter.pause(pausedWith)).toMatchObject({ ok: true, value: { window: "paused", pause: pausedWith } });
    expect(counter.pause(pausedWith)).toEqual(refused("already-paused"));
    expect(counter.resume()).toMatchObject({
      ok: true,
      value: { window: "serving", staffNumber: shift.staffNumber, pause: null },
    });
    const late: CounterEvent[] = [];
    counter.onEvent((event) => late.push(event))();
    counter.pause(pausedWith);
    store.close();
    expect(events.map(({ type }) => type)).toEqual(["shift-started", "paused", "resumed", "paused"]);
    expect(late).toEqual([]);
  });
});

describe("a 办件编号", () => {
  it("is the same service regardless of surrounding or invisible characters", () => {
    const { opened, counter, store } = startedCounter();
    const promptId = opened("Z-1");
    for (const written of ["Z-1 ", " Z-1", "Z\u200b-1", "Z-1\u200e", "\uff3a-1"])
      expect(opened(written)).toBe(promptId);
    counter.cancelPrompt(promptId, "system");
    expect(PromptRequest.safeParse({ transactions: [{ transactionRef: "\u200b \u200e" }] }).success).toBe(false);
    store.close();
  });
});
