import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { Level } from "../../contract/words.ts";
import {
  dueAtMs,
  type LevelTouchEvent,
  type LevelTouches,
  mashMs,
  noTouches,
  stepTouches,
} from "../../renderer/citizen/level-touch.ts";

const down = (pointer: number, level: Level, atMs: number, isFirst = pointer === 1): LevelTouchEvent => ({
  type: "down",
  pointer,
  level,
  isFirst,
  atMs,
});
const up = (pointer: number, level: Level | null, atMs: number): LevelTouchEvent => ({
  type: "up",
  pointer,
  level,
  atMs,
});
const cancelled = (pointer: number, atMs: number): LevelTouchEvent => ({ type: "cancelled", pointer, atMs });
const timePassed = (atMs: number): LevelTouchEvent => ({ type: "time-passed", atMs });
const clicked = (level: Level): LevelTouchEvent => ({ type: "clicked", level });
const answered: LevelTouchEvent = { type: "answered" };
const notSent: LevelTouchEvent = { type: "not-sent" };

const after = (...events: readonly LevelTouchEvent[]): LevelTouches => events.reduce(stepTouches, noTouches);

/** The screen's present reaction: the level it requests, and whether it asks again. */
const outcome = (...events: readonly LevelTouchEvent[]): readonly [Level | null, boolean] => {
  const { chosen, asksAgain } = after(...events);
  return [chosen, asksAgain];
};

describe("one finger", () => {
  it("counts when it is lifted where it began, 50 ms or later", () => {
    expect([outcome(down(1, 5, 0)), outcome(down(1, 5, 0), up(1, 5, 50))]).toEqual([
      [null, false],
      [5, false],
    ]);
  });

  it("that was faster counts at 50 ms", () => {
    const quick = [down(1, 2, 100), up(1, 2, 120)];
    expect([dueAtMs(after(...quick)), outcome(...quick, timePassed(149)), outcome(...quick, timePassed(150))]).toEqual([
      150,
      [null, false],
      [2, false],
    ]);
  });

  it("gives nothing where it slid away, was cancelled, or ended off the levels", () => {
    const endings = [up(1, 4, 90), up(1, null, 90), up(1, null, 20), cancelled(1, 90)];
    expect(endings.map((ending) => outcome(down(1, 5, 0), ending, timePassed(1_000)))).toEqual(
      endings.map(() => [null, false]),
    );
  });

  it("pressed long, or twice, counts once", () => {
    expect([
      outcome(down(1, 1, 0), up(1, 1, 9_000)),
      outcome(down(1, 1, 0), up(1, 1, 20), down(1, 1, 40), up(1, 1, 45), timePassed(95)),
    ]).toEqual([
      [1, false],
      [1, false],
    ]);
  });

  it("gives one rating until the reply, whatever follows", () => {
    const rated = [down(1, 5, 0), up(1, 5, 60)];
    expect([
      outcome(...rated, down(1, 1, 200), up(1, 1, 300), clicked(2)),
      outcome(...rated, answered, down(1, 1, 200), up(1, 1, 300)),
      outcome(...rated, down(1, 1, 200), answered, up(1, 1, 300)),
      outcome(down(1, 5, 0), down(2, 5, 10), up(1, 5, 60), answered, up(2, 5, 300)),
    ]).toEqual([
      [5, false],
      [1, false],
      [null, false],
      [null, false],
    ]);
  });
});

describe("two fingers on two levels", () => {
  it("do not count within 50 ms, even where the first was lifted already", () => {
    expect([
      outcome(down(1, 5, 0), down(2, 4, 30), up(1, 5, 80), up(2, 4, 90), timePassed(200)),
      outcome(down(1, 5, 0), up(1, 5, 10), down(1, 4, 49), up(1, 4, 200), timePassed(300)),
      outcome(down(1, 5, 0), cancelled(1, 10), down(1, 4, 49), up(1, 4, 200)),
    ]).toEqual([
      [null, true],
      [null, true],
      [null, true],
    ]);
  });

  it("do not count while they overlap, however late the second comes", () => {
    expect(outcome(down(1, 5, 0), down(2, 1, 4_000), up(2, 1, 4_100), up(1, 5, 4_200))).toEqual([null, true]);
  });

  it("count as two even where the event of the lifting was lost", () => {
    expect(outcome(down(1, 5, 0), down(2, 1, 20, true), up(2, 1, 100))).toEqual([null, true]);
    expect(outcome(down(1, 5, 0), down(2, 1, 50, true), up(2, 1, 100))).toEqual([1, false]);
  });

  it("do not block the next finger, also where the lift of an earlier finger was not reported", () => {
    const mash = [down(1, 5, 0), down(2, 4, 30), up(2, 4, 90)];
    expect([
      outcome(...mash, up(1, 5, 90), down(1, 3, 400), up(1, 3, 500)),
      outcome(...mash, down(7, 3, 400, true), up(7, 3, 500)),
    ]).toEqual([
      [3, false],
      [3, false],
    ]);
  });

  it("are asked for again where the first could not be sent, and the next counts", () => {
    const lost = [down(1, 5, 0), up(1, 5, 60), notSent];
    expect([outcome(...lost), outcome(...lost, down(1, 4, 200), up(1, 4, 300))]).toEqual([
      [null, true],
      [4, false],
    ]);
  });

  it("count separately where the first has rated and was lifted, and its rating was answered", () => {
    expect(outcome(down(1, 5, 0), up(1, 5, 60), answered, down(2, 4, 200, false), up(2, 4, 300))).toEqual([4, false]);
  });

  it("that touch one after the other give the first rating only", () => {
    expect(outcome(down(1, 5, 0), up(1, 5, 10), down(1, 4, 50), up(1, 4, 120))).toEqual([5, false]);
  });

  it("count as one finger where both are on the same level", () => {
    expect(outcome(down(1, 5, 0), down(2, 5, 10), up(2, 5, 70), up(1, 5, 90))).toEqual([5, false]);
  });
});

it("accepts a mouse, a key or assistive technology at once", () => {
  expect([outcome(clicked(4)), outcome(clicked(4), clicked(1))]).toEqual([
    [4, false],
    [4, false],
  ]);
});

interface Action {
  readonly waitMs: number;
  readonly finger: number;
  /** The level where a finger comes down, or to which it slides. */
  readonly to: Level | null;
  readonly slides: boolean;
  readonly kind: "touch" | "cancel" | "lose" | "click" | "answer" | "wait";
}

const action: fc.Arbitrary<Action> = fc.record({
  waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 40, max: 400 })),
  finger: fc.integer({ min: 1, max: 4 }),
  to: fc.constantFrom(1, 2, 3, 4, 5, null),
  slides: fc.integer({ min: 1, max: 8 }).map((eighth) => eighth === 1),
  kind: fc.oneof(
    { weight: 12, arbitrary: fc.constant("touch" as const) },
    { weight: 1, arbitrary: fc.constantFrom("cancel" as const, "lose" as const, "click" as const) },
    { weight: 2, arbitrary: fc.constantFrom("answer" as const, "wait" as const) },
  ),
});

/** A touch as it was on the glass, independent of the arbiter. */
interface Contact {
  readonly level: Level;
  readonly fromMs: number;
  toMs: number;
}

/** Whether no contact on another level overlapped this one, or came within 50 ms of its beginning, until now. */
const wasAlone = (contact: Contact, all: readonly Contact[]): boolean =>
  all.every(
    (other) =>
      other.level === contact.level ||
      ((other.toMs <= contact.fromMs || other.fromMs >= contact.toMs) &&
        Math.abs(other.fromMs - contact.fromMs) >= mashMs),
  );

let steps = 0;
const counted = { ratings: 0, asked: 0 };

const run = (actions: readonly Action[]): void => {
  let state = noTouches;
  let atMs = 0;
  const contacts: Contact[] = [];
  const onGlass = new Map<number, Contact | null>();
  const feed = (event: LevelTouchEvent): void => {
    steps += 1;
    const before = state;
    state = stepTouches(before, event);
    if (state.asksAgain && !before.asksAgain) counted.asked += 1;
    if (before.chosen !== null && event.type !== "answered") expect(state.chosen).toBe(before.chosen);
    if (before.chosen !== null || state.chosen === null || event.type === "clicked") return;
    counted.ratings += 1;
    const { chosen } = state;
    expect(contacts.some((contact) => contact.level === chosen && wasAlone(contact, contacts))).toBe(true);
  };
  const end = (finger: number): Level | null => {
    const contact = onGlass.get(finger) ?? null;
    if (contact !== null) contact.toMs = atMs;
    onGlass.delete(finger);
    return contact?.level ?? null;
  };
  const perform = ({ finger, to, slides, kind }: Action): void => {
    if (kind === "wait") feed(timePassed(atMs));
    else if (kind === "answer") feed(answered);
    else if (kind === "click") feed(clicked(to ?? 3));
    else if (!onGlass.has(finger)) begin(finger, to);
    else {
      const level = end(finger);
      if (kind !== "lose") feed(kind === "cancel" ? cancelled(finger, atMs) : up(finger, slides ? to : level, atMs));
    }
  };
  const begin = (finger: number, to: Level | null): void => {
    const isFirst = onGlass.size === 0;
    const contact = to === null ? null : { level: to, fromMs: atMs, toMs: Number.POSITIVE_INFINITY };
    onGlass.set(finger, contact);
    if (contact === null) return;
    contacts.push(contact);
    feed(down(finger, contact.level, atMs, isFirst));
  };
  for (const next of actions) {
    atMs += next.waitMs;
    const due = dueAtMs(state);
    if (due !== undefined && due <= atMs) feed(timePassed(due));
    perform(next);
  }
  expect([4, 5].map((level) => rateAfterwards(state, level as Level, atMs + 1_000))).toEqual([4, 5]);
};

/** The pending request is answered, all hands are off, one finger comes: returns its rating. */
const rateAfterwards = (state: LevelTouches, level: Level, atMs: number): Level | null =>
  [timePassed(atMs), answered, down(9, level, atMs, true), up(9, level, atMs + 80)].reduce(stepTouches, state).chosen;

describe("any sequence of touches", () => {
  it("gives at most one rating until the reply, of a level touched alone, and never locks up", () => {
    fc.assert(fc.property(fc.array(action, { minLength: 20, maxLength: 60 }), run), { numRuns: 1_000 });
  });

  afterAll(() => {
    expect(steps).toBeGreaterThan(10_000);
    expect(Math.min(counted.ratings, counted.asked)).toBeGreaterThan(500);
  });
});
