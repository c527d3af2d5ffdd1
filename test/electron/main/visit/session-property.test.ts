import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { bodySchemas } from "../../../../contract/ledger/bodies/index-of-kinds.ts";
import type { EntryDraft } from "../../../../contract/ledger/entry.ts";
import type { Level, PromptId } from "../../../../contract/words.ts";
import { viewOf } from "../../../../electron/main/visit/kiosk-view.ts";
import {
  deadlineOf,
  type OpenForm,
  type Session,
  type SessionEvent,
  type Stage,
} from "../../../../electron/main/visit/session.ts";
import { stepSession } from "../../../../electron/main/visit/step-session.ts";
import { promptNumber } from "../../../support/ledger.ts";
import {
  answered,
  cancelled,
  changeBegun,
  commentGiven,
  commentWithdrawn,
  complaintMade,
  contextAt,
  declined,
  formOpened,
  handedOver,
  left,
  loggedIn,
  loggedOut,
  opened,
  opinionGiven,
  pauseBegun,
  rated,
  removed,
  resumed,
  sessionDocument,
  stillHere,
  tagsChosen,
  timePassed,
} from "../../support/session.ts";

/**
 * The prompt that a touch names: the one on the screen where there is one, an earlier one, or one that never existed.
 */
type Named = "shown" | "earlier" | "unknown";
type Touch = { readonly waitMs: number; readonly event: (session: Session, openedCount: number) => SessionEvent };

const shownPrompt = ({ stage }: Session): PromptId | undefined => {
  if (stage.at === "prompting") return stage.prompt.promptId;
  return "rated" in stage ? stage.rated.promptId : undefined;
};

const named = fc.constantFrom<Named>("shown", "shown", "shown", "earlier", "unknown");
const idOf = (which: Named, session: Session, openedCount: number): PromptId =>
  (which === "shown" ? shownPrompt(session) : undefined) ??
  promptNumber(which === "unknown" ? 999_999 : Math.max(1, openedCount - 1));

const level = fc.constantFrom<Level>(1, 2, 3, 4, 5);
const tagCodes = fc.subarray(["51", "52", "41", "31", "21", "22", "11", "12", "13"]);
const form = fc.constantFrom("opinion" as const, "complaint" as const, "survey" as const);
const answer = fc.constantFrom(
  null,
  { type: "single", choice: "bus" } as const,
  { type: "scale", value: 4 } as const,
  { type: "scale", value: 9 } as const,
);
const question = fc.constantFrom("way", "ease", "other");

const inForm: Readonly<Record<OpenForm["form"], readonly SessionEvent[]>> = {
  opinion: [opinionGiven("好"), left],
  complaint: [complaintMade, left],
  survey: [
    answered("way", null),
    answered("way", { type: "single", choice: "walk" }),
    answered("ease", { type: "scale", value: 2 }, "back"),
    answered("ease", { type: "scale", value: 2 }),
    left,
  ],
};

/** The events that the screen itself offers, as in intended use. */
const offered = ({ duty, stage }: Session, tapped: Level, count: number): readonly SessionEvent[] => {
  switch (stage.at) {
    case "idle":
      return duty.state === "off"
        ? [loggedIn, formOpened("opinion"), formOpened("complaint")]
        : [opened(promptNumber(count + 1), "walk-up"), formOpened("complaint"), formOpened("survey"), resumed];
    case "prompting":
      return [rated(tapped, stage.prompt.promptId)];
    case "reasons": {
      const { promptId, level: given } = stage.rated;
      return [
        tagsChosen([`${given}1`], promptId),
        commentGiven("慢", promptId),
        left,
        changeBegun(promptId),
        changeBegun(promptId),
      ];
    }
    case "changing":
      return [rated(tapped, stage.rated.promptId), left];
    case "thanking":
      return [left, changeBegun(stage.rated.promptId), formOpened("survey")];
    case "writing":
      return inForm[stage.form.form];
    case "received":
    case "accepted":
      return [left];
  }
};

const always = (event: SessionEvent) => fc.constant(() => event);
/** Possible events of touches, staff, the roster and time, about as often as they occur. */
const event = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.tuple(fc.nat(), level).map(([pick, tapped]) => (session: Session, count: number): SessionEvent => {
      const events = offered(session, tapped, count);
      return events[pick % events.length] ?? timePassed;
    }),
  },
  { weight: 3, arbitrary: always(loggedIn) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      () => loggedOut,
      () => removed,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      () => pauseBegun,
      () => handedOver,
      () => resumed,
      () => resumed,
    ),
  },
  {
    weight: 8,
    arbitrary: fc
      .constantFrom("staff-console" as const, "walk-up" as const)
      .map((source) => (_: Session, count: number) => opened(promptNumber(count + 1), source)),
  },
  {
    weight: 12,
    arbitrary: fc.tuple(level, named).map(
      ([tapped, which]) =>
        (session: Session, count: number) =>
          rated(tapped, idOf(which, session, count)),
    ),
  },
  {
    weight: 4,
    arbitrary: named.map((which) => (session: Session, count: number) => changeBegun(idOf(which, session, count))),
  },
  {
    weight: 5,
    arbitrary: fc.tuple(tagCodes, named).map(
      ([codes, which]) =>
        (session: Session, count: number) =>
          tagsChosen(codes, idOf(which, session, count)),
    ),
  },
  {
    weight: 2,
    arbitrary: named.map(
      (which) => (session: Session, count: number) => commentGiven("慢", idOf(which, session, count)),
    ),
  },
  {
    weight: 2,
    arbitrary: named.map((which) => (session: Session, count: number) => commentWithdrawn(idOf(which, session, count))),
  },
  {
    weight: 2,
    arbitrary: named.map((which) => (session: Session, count: number) => cancelled(idOf(which, session, count))),
  },
  {
    weight: 2,
    arbitrary: named.map((which) => (session: Session, count: number) => declined(idOf(which, session, count))),
  },
  { weight: 6, arbitrary: form.map((name) => () => formOpened(name)) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      () => opinionGiven("好"),
      () => complaintMade,
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(question, answer, fc.constantFrom("on" as const, "back" as const)).map(
      ([id, given, goes]) =>
        () =>
          answered(id, given, goes),
    ),
  },
  { weight: 6, arbitrary: always(left) },
  { weight: 2, arbitrary: always(stillHere) },
  { weight: 3, arbitrary: always(timePassed) },
);
const touch: fc.Arbitrary<Touch> = fc.record({
  waitMs: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    fc.integer({ min: 0, max: 6_000 }),
    fc.integer({ min: 0, max: 45_000 }),
  ),
  event,
});

const frozen = (value: Session): Session => {
  const freeze = (part: unknown): void => {
    if (typeof part !== "object" || part === null || Object.isFrozen(part)) return;
    Object.freeze(part);
    Object.values(part).forEach(freeze);
  };
  freeze(value);
  return value;
};

/**
 * Whether the ready screen can be reached from here by waiting (from 改评 through the reasons), resuming or logging in.
 */
const canComeBack = (session: Session): boolean => {
  const ways: readonly SessionEvent[] = [timePassed, timePassed, resumed, loggedIn];
  const end = ways.reduce((before, way) => {
    const next = stepSession(before, way, contextAt(deadlineOf(before) ?? 0));
    return next.ok ? next.value.session : before;
  }, session);
  return end.duty.state === "on" && end.stage.at === "idle";
};

/**
 * The invariants of the ledger about prompts: each is opened once, answered or closed once, and changed at most once,
 * to another level; reasons come only after a rating, tags only of the level that counts then, and no more comments
 * are withdrawn than were given.
 */
const checkLedger = (drafts: readonly EntryDraft[]): void => {
  let open: PromptId | undefined;
  const levels = new Map<PromptId, Level>();
  const changed = new Set<PromptId>();
  const commented = new Set<PromptId>();
  for (const { kind, body } of drafts) {
    expect(bodySchemas[kind].safeParse(body).error).toBeUndefined();
    if (kind === "prompt-opened") {
      expect(open).toBeUndefined();
      open = body.promptId;
    } else if (kind === "rating-given" || kind === "prompt-closed") {
      expect(body.promptId).toBe(open);
      expect(levels.has(body.promptId)).toBe(false);
      open = undefined;
      if (kind === "rating-given") levels.set(body.promptId, body.level);
      else expect(Object.keys(body).toSorted()).toEqual(["cause", "outcome", "promptId"]);
    } else if (kind === "rating-changed") {
      expect(levels.has(body.promptId) && !changed.has(body.promptId)).toBe(true);
      expect(levels.get(body.promptId)).not.toBe(body.level);
      changed.add(body.promptId);
      levels.set(body.promptId, body.level);
    } else if (kind === "tags-chosen") {
      expect(body.tagCodes.every((code) => code.startsWith(String(levels.get(body.promptId))))).toBe(true);
    } else if (kind === "comment-given") {
      expect(levels.has(body.promptId)).toBe(true);
      commented.add(body.promptId);
    } else if (kind === "comment-withdrawn") expect(commented.delete(body.promptId)).toBe(true);
    else if (kind === "shift-ended") expect(open).toBeUndefined();
  }
};

/** The entries of a touch match the screen: the tapped level, on the prompt that was shown, and no other. */
const checkWritten = (before: Session, event: SessionEvent, drafts: readonly EntryDraft[], monoMs: number): void => {
  const kinds = drafts.map(({ kind }) => kind);
  const shown = shownPrompt(before);
  const isShown = "promptId" in event && event.promptId === shown;
  if (event.type === "rated") {
    const { at } = before.stage;
    const gives = at === "prompting" && isShown;
    const inTime = at === "changing" && monoMs < before.stage.deadlineMonoMs;
    const changes = inTime && isShown && before.stage.rated.level !== event.level;
    expect(kinds).toEqual(gives ? ["rating-given"] : changes ? ["rating-changed"] : []);
    for (const { body } of drafts) expect(body).toMatchObject({ promptId: shown, level: event.level });
  } else expect(kinds.filter((kind) => kind === "rating-given" || kind === "rating-changed")).toEqual([]);
  if (event.type === "tags-chosen" && drafts.length > 0) {
    expect([before.stage.at, isShown]).toEqual(["reasons", true]);
    const [draft] = drafts;
    expect(draft?.kind === "tags-chosen" && draft.body.tagCodes.toSorted()).toEqual(event.tagCodes.toSorted());
  }
};

/** The comment that the screen shows as saved equals the ledger's, given or withdrawn. */
const checkComment = ({ stage }: Session, drafts: readonly EntryDraft[]): void => {
  if (stage.at !== "reasons") return;
  const { promptId, comment } = stage.rated;
  const last = drafts.findLast(
    ({ kind, body }) => (kind === "comment-given" || kind === "comment-withdrawn") && body.promptId === promptId,
  );
  expect(comment).toBe(last?.kind === "comment-given" ? last.body.text : "");
};

/** The answers that a survey shows again are the newest of the ledger. */
const checkAnswers = ({ stage }: Session, drafts: readonly EntryDraft[]): void => {
  if (stage.at !== "writing" || stage.form.form !== "survey") return;
  for (const [questionId, shown] of Object.entries(stage.form.answers)) {
    const last = drafts.findLast(({ kind, body }) => kind === "survey-answered" && body.questionId === questionId);
    expect(last?.kind === "survey-answered" && last.body.answer).toEqual(shown);
  }
};

/** A prompt is 未评价 where its time is over, or where the citizen declines one that staff or a system opened. */
const leavesUnanswered = ({ stage }: Session, event: SessionEvent, monoMs: number): boolean => {
  if (stage.at !== "prompting") return false;
  const { promptId, source, deadlineMonoMs } = stage.prompt;
  if (event.type === "time-passed") return monoMs >= deadlineMonoMs;
  return event.type === "prompt-declined" && event.promptId === promptId && source !== "walk-up";
};

let steps = 0;
const seenStages = new Map<Stage["at"], number>();
const date = new Date(2026, 10, 24);

const run = (touches: readonly Touch[]): void => {
  let session = frozen({ duty: { state: "off" }, stage: { at: "idle" } });
  let monoMs = 0;
  let openedCount = 0;
  const drafts: EntryDraft[] = [];
  for (const next of touches) {
    steps += 1;
    monoMs += next.waitMs;
    const made = next.event(session, openedCount);
    const result = stepSession(session, made, contextAt(monoMs));
    checkWritten(session, made, result.ok ? result.value.drafts : [], monoMs);
    if (!result.ok) continue;
    const isUnanswered = result.value.drafts.some(({ body }) => "outcome" in body && body.outcome === "unanswered");
    expect(isUnanswered).toBe(leavesUnanswered(session, made, monoMs));
    if (made.type === "prompt-opened") openedCount += 1;
    drafts.push(...result.value.drafts);
    session = frozen(result.value.session);
    seenStages.set(session.stage.at, (seenStages.get(session.stage.at) ?? 0) + 1);
    checkComment(session, drafts);
    checkAnswers(session, drafts);
    expect(canComeBack(session)).toBe(true);
    expect(viewOf(session, sessionDocument, { monoMs, date }).screen).toBeTypeOf("string");
  }
  checkLedger(drafts);
};

describe("any sequence of touches", () => {
  it("keeps the ledger whole and always leads back to ready", () => {
    fc.assert(fc.property(fc.array(touch, { minLength: 40, maxLength: 90 }), run), { numRuns: 300 });
  });

  afterAll(() => {
    expect(steps).toBeGreaterThan(10_000);
    const often = [...seenStages].filter(([, count]) => count > 200).map(([at]) => at);
    const every = ["accepted", "changing", "idle", "prompting", "reasons", "received", "thanking", "writing"];
    expect(often.toSorted()).toEqual(every);
  });
});
