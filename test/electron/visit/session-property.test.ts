import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { bodySchemas } from "../../../contract/ledger/bodies/index-of-kinds.ts";
import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import type { PromptId } from "../../../contract/words.ts";
import { deadlineOf, type Session, type SessionEvent, stepSession } from "../../../electron/main/visit/session.ts";
import { promptNumber } from "../../support/ledger.ts";
import { cancelled, contextAt, loggedIn, loggedOut, opened, rated, removed, timePassed } from "../support/session.ts";

/** Which prompt an event names: the open one where there is one, an earlier one, or one that never was. */
type Named = "open" | "earlier" | "unknown";

const named = fc.constantFrom<Named>("open", "open", "open", "earlier", "unknown");
const level = fc.constantFrom(1, 2, 3, 4, 5);
const action = fc.record({
  waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6_000 }), fc.integer({ min: 0, max: 45_000 })),
  kind: fc.oneof(
    { weight: 2, arbitrary: fc.constant("log-in" as const) },
    { weight: 1, arbitrary: fc.constantFrom("log-out" as const, "remove" as const) },
    { weight: 5, arbitrary: fc.constant("open" as const) },
    { weight: 5, arbitrary: fc.constant("rate" as const) },
    { weight: 2, arbitrary: fc.constant("cancel" as const) },
    { weight: 3, arbitrary: fc.constant("time" as const) },
  ),
  named,
  level,
});
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

const frozen = (session: Session): Session => {
  for (const part of Object.values(session)) if (typeof part === "object") Object.freeze(part);
  return Object.freeze(session);
};

const promptIdFor = (session: Session, which: Named, openedCount: number): PromptId => {
  if (which === "open" && session.phase === "prompting") return session.prompt.promptId;
  return promptNumber(which === "unknown" ? 999_999 : Math.max(1, openedCount - 1));
};

const eventOf = (
  session: Session,
  { kind, named: which, level: tapped }: Action,
  openedCount: number,
): SessionEvent => {
  switch (kind) {
    case "log-in":
      return loggedIn;
    case "log-out":
      return loggedOut;
    case "remove":
      return removed;
    case "open":
      return opened(promptNumber(openedCount + 1));
    case "rate":
      return rated(tapped, promptIdFor(session, which, openedCount));
    case "cancel":
      return cancelled(promptIdFor(session, which, openedCount));
    case "time":
      return timePassed;
  }
};

/** Whether a ready screen can be reached from here: by waiting, and where nobody serves by logging in. */
const canComeBack = (session: Session): boolean => {
  const waited = stepSession(session, timePassed, contextAt(deadlineOf(session) ?? 0));
  if (!waited.ok) return false;
  const rested = waited.value.session;
  if (rested.phase !== "off-duty") return rested.phase === "on-duty";
  const begun = stepSession(rested, loggedIn, contextAt(0));
  return begun.ok && begun.value.session.phase === "on-duty";
};

/** What the ledger may hold about prompts, whatever happened: each opened once, answered or closed once, none astray. */
const checkLedger = (drafts: readonly EntryDraft[]): void => {
  let open: PromptId | undefined;
  const rated = new Set<PromptId>();
  for (const { kind, body } of drafts) {
    expect(bodySchemas[kind].safeParse(body).error).toBeUndefined();
    if (kind === "prompt-opened") {
      expect(open).toBeUndefined();
      open = body.promptId;
    } else if (kind === "rating-given" || kind === "prompt-closed") {
      expect(body.promptId).toBe(open);
      expect(rated.has(body.promptId)).toBe(false);
      open = undefined;
      if (kind === "rating-given") rated.add(body.promptId);
      else expect(Object.keys(body).toSorted()).toEqual(["cause", "outcome", "promptId"]);
    } else if (kind === "shift-ended") expect(open).toBeUndefined();
  }
};

let steps = 0;
const seenPhases = new Map<Session["phase"], number>();

const run = (actions: readonly Action[]): void => {
  let session = frozen({ phase: "off-duty" });
  let monoMs = 0;
  let openedCount = 0;
  const drafts: EntryDraft[] = [];
  for (const next of actions) {
    steps += 1;
    monoMs += next.waitMs;
    const before = structuredClone(session);
    const event = eventOf(session, next, openedCount);
    const result = stepSession(session, event, contextAt(monoMs));
    expect(session).toEqual(before);
    const mayRate = event.type === "rated" && before.phase === "prompting" && before.prompt.promptId === event.promptId;
    const ratings = result.ok ? result.value.drafts.filter(({ kind }) => kind === "rating-given") : [];
    expect(ratings.map(({ body }) => "level" in body && body.level)).toEqual(mayRate ? [next.level] : []);
    if (!result.ok) continue;
    if (event.type === "prompt-opened") openedCount += 1;
    drafts.push(...result.value.drafts);
    session = frozen(result.value.session);
    seenPhases.set(session.phase, (seenPhases.get(session.phase) ?? 0) + 1);
    expect(canComeBack(session)).toBe(true);
    const isUnanswered = result.value.drafts.some(({ body }) => "outcome" in body && body.outcome === "unanswered");
    expect(isUnanswered).toBe(
      event.type === "time-passed" && before.phase === "prompting" && monoMs >= before.prompt.deadlineMonoMs,
    );
  }
  checkLedger(drafts);
};

describe("any sequence of events", () => {
  it("keeps the ledger of prompts and ratings whole", { timeout: 30_000 }, () => {
    fc.assert(fc.property(fc.array(action, { minLength: 40, maxLength: 90 }), run), { numRuns: 300 });
  });

  afterAll(() => {
    expect(steps).toBeGreaterThan(10_000);
    const often = [...seenPhases].filter(([, count]) => count > 500).map(([phase]) => phase);
    expect(often.toSorted()).toEqual(["off-duty", "on-duty", "prompting", "thanking"]);
  });
});
