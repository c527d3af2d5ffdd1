import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { roleNames } from "../../../contract/office/accounts/roles.ts";
import { type Item, type ItemState, itemStates } from "../../../contract/office/rectification/item.ts";
import {
  callResults,
  ItemEvent,
  type ItemEventKind,
  makers,
  mayAdd,
} from "../../../contract/office/rectification/item-events.ts";
import { usualItemRules } from "../../../contract/office/rectification/item-rules.ts";
import { openItem, stepItem, takes } from "../../../contract/office/rectification/item-step.ts";
import { exampleEvents, type Later } from "../../support/rectification/example-events.ts";

const calendar = { off: [], worked: [] };
const timeOn = (day: string) => ({ day, rules: usualItemRules, calendar });

const example = exampleEvents;
const kinds = Object.keys(example) as readonly Later["kind"][];

const opened = openItem({ kind: "opened", origin: "bad-rating", hasContact: true }, timeOn("2026-03-04"));

/** The item after these events; throws where one is refused. */
const stepped = (item: Item, day: string, ...events: readonly Later[]): Item =>
  events.reduce((before, event) => {
    const step = stepItem(before, event, timeOn(day));
    if (!step.ok) throw new Error(`${event.kind} in ${before.state}: ${step.problem.code}`);
    return step.value;
  }, item);

const { verified, rectified, replied, called, appealed } = example;
const inState: Readonly<Record<ItemState, Item>> = {
  "to-verify": opened,
  "to-rectify": stepped(opened, "2026-03-05", verified),
  "to-explain": stepped(opened, "2026-03-05", { ...verified, finding: "explain" }),
  appealed: stepped(opened, "2026-03-05", appealed),
  "cannot-rectify": stepped(opened, "2026-03-05", verified, example["cannot-rectify-asked"]),
  "to-reply": stepped(opened, "2026-03-05", verified, rectified),
  "to-call": stepped(opened, "2026-03-05", verified, rectified, replied),
  closed: stepped(opened, "2026-03-05", verified, rectified, replied, called),
};

/** Written down a second time, apart from the code: the state after an event of each state; "-" is refused. */
const transitions: Readonly<Record<Later["kind"], string>> = {
  //                         to-verify  to-rectify to-explain appealed   cannot     to-reply   to-call    closed
  assigned: "                to-verify  to-rectify to-explain -          -          to-reply   -          -",
  verified: "                to-rectify -          -          -          -          -          -          -",
  appealed: "                appealed   -          -          -          -          -          -          -",
  "appeal-decided": "        -          -          -          to-rectify -          -          -          -",
  rectified: "               -          to-reply   -          -          -          -          -          -",
  explained: "               -          -          to-reply   -          -          -          -          -",
  "cannot-rectify-asked": "  -          cannot-rectify -      -          -          -          -          -",
  "cannot-rectify-decided": "-          -          -          -          to-explain -          -          -",
  returned: "                -          -          -          -          -          to-rectify -          -",
  "reply-drafted": "         -          -          -          -          -          to-reply   -          -",
  replied: "                 -          -          -          -          -          to-call    -          -",
  called: "                  -          -          -          -          -          -          closed     -",
  "round-signed": "          -          -          -          -          -          -          -          -",
  "delay-asked": "           to-verify  to-rectify to-explain -          -          to-reply   -          -",
  "delay-decided": "         -          -          -          -          -          -          -          -",
  supervised: "              -          -          -          -          -          -          -          to-rectify",
  "contact-given": "         to-verify  to-rectify to-explain appealed   cannot-rectify to-reply to-call    closed",
  "answer-rated": "          -          -          -          -          -          -          to-call    closed",
  "days-published": "        -          -          -          -          -          -          -          -",
  "rating-changed": "        to-verify  to-rectify to-explain appealed   cannot-rectify to-reply to-call  closed",
};

describe.each(kinds)("%s", (kind) => {
  const expected = transitions[kind].trim().split(/\s+/);
  test.each(itemStates)("in %s", (state) => {
    const step = stepItem(inState[state], example[kind], timeOn("2026-03-06"));
    const reached = step.ok ? step.value.state : "-";
    expect([state, reached]).toEqual([state, expected[itemStates.indexOf(state)]]);
    expect(takes(inState[state], kind)).toBe(reached !== "-");
  });
});

/** Who may add each event, written down a second time. The centre adds the others. */
const allowed: readonly (readonly [kinds: readonly ItemEventKind[], roles: string, isOfUnit: boolean])[] = [
  [["verified", "rectified", "explained", "reply-drafted"], "supervisor leader", true],
  [["assigned", "appealed", "returned", "replied", "round-signed"], "leader", true],
  [["cannot-rectify-asked", "delay-asked"], "leader", true],
  [["appeal-decided", "cannot-rectify-decided", "delay-decided"], "city", false],
  [["called"], "caller", false],
  [["supervised"], "inspector", false],
];

describe.each(Object.keys(makers) as readonly ItemEventKind[])("%s is added", (kind) => {
  test.each([null, ...roleNames])("by %s only where the table says so", (role) => {
    const rule = allowed.find(([of]) => of.includes(kind));
    for (const isOfUnit of [true, false]) {
      const may = rule ? role !== null && rule[1].split(" ").includes(role) && rule[2] === isOfUnit : role === null;
      expect([isOfUnit, mayAdd(kind, { role, isOfUnit })]).toEqual([isOfUnit, may]);
    }
  });
});

const refusal = (item: Item, event: Later, day = "2026-03-06") => {
  const step = stepItem(item, event, timeOn(day));
  return step.ok ? "taken" : [step.problem.code, ...Object.values(step.problem.facts ?? {})].join(" ");
};

describe("an item", () => {
  it("of the golden journey has both rounds, their due days, and twelve events", () => {
    const round1 = stepped(opened, "2026-03-05", verified);
    expect([opened.verifyDue.day, opened.due.day]).toEqual(["2026-03-05", "2026-03-11"]);
    const asked = stepped(stepped(round1, "2026-03-09", rectified), "2026-03-11", replied);
    const round2 = stepped(asked, "2026-03-13", { kind: "called", result: "dissatisfied" });
    expect([round2.round, round2.state, round2.due.day]).toEqual([2, "to-rectify", "2026-03-20"]);
    const signed = stepped(round2, "2026-03-13", { kind: "round-signed" });
    const refused = stepped(
      signed,
      "2026-03-18",
      { kind: "delay-asked", days: 5, reason: "等材料" },
      { kind: "delay-decided", isGranted: false, reason: "已等过" },
    );
    const closed = stepped(stepped(refused, "2026-03-19", rectified, replied), "2026-03-20", called);
    expect(closed).toMatchObject({ state: "closed", round: 2, outcome: "satisfied", delay: "refused" });
    expect(closed.firstDue.day).toBe("2026-03-20");
  });

  it("is not handled without a root cause and evidence, or the reason for none", () => {
    const rejected = stepped(inState.appealed, "2026-03-06", example["appeal-decided"]);
    expect(refusal(rejected, rectified)).toBe("item-incomplete root-cause");
    expect(refusal(inState["to-rectify"], { kind: "rectified", action: "x", evidence: [] })).toBe(
      "item-incomplete evidence",
    );
    expect(stepped(rejected, "2026-03-06", { ...rectified, rootCause: "skill" }).rootCause).toBe("skill");
    expect(refusal(rejected, { ...rectified, rootCause: "moon" })).toBe("item-root-cause-unknown");
    expect(refusal(opened, { ...verified, rootCause: "moon" })).toBe("item-root-cause-unknown");
  });

  it("is set aside by an upheld appeal, and closed", () => {
    const upheld = stepped(inState.appealed, "2026-03-06", { ...example["appeal-decided"], isUpheld: true });
    expect(upheld).toMatchObject({ state: "closed", outcome: "set-aside" });
    // A 督办单 reopens it, and the unit cannot appeal a second time.
    const reopened = stepped(upheld, "2026-03-09", example.supervised);
    expect([reopened.state, refusal(reopened, appealed)]).toEqual(["to-verify", "item-appealed-before"]);
  });

  it("is closed by the third call that reaches no one, and by the reply where there is no contact", () => {
    const missed: Later = { kind: "called", result: "not-reached" };
    const twice = stepped(inState["to-call"], "2026-03-09", missed, missed);
    expect([twice.state, twice.tries]).toEqual(["to-call", 2]);
    expect(stepped(twice, "2026-03-10", missed)).toMatchObject({ state: "closed", outcome: "not-reached" });
    expect(refusal(inState["to-call"], { kind: "called", result: "no-contact" })).toBe("item-incomplete contact");
    const without = openItem({ kind: "opened", origin: "bad-rating", hasContact: false }, timeOn("2026-03-06"));
    expect(stepped(without, "2026-03-09", verified, rectified, replied)).toMatchObject({
      ...{ state: "closed", outcome: "no-contact", callDue: null },
    });
  });

  it("waits for a call after all where the contact comes after the reply", () => {
    const without = openItem({ kind: "opened", origin: "bad-rating", hasContact: false }, timeOn("2026-03-06"));
    const closed = stepped(without, "2026-03-09", verified, rectified, replied, example["answer-rated"]);
    const waiting = stepped(closed, "2026-03-11", example["contact-given"]);
    const callDue = { day: "2026-03-16", isProvisional: false, from: "2026-03-11", days: 3 };
    expect(waiting).toEqual({ ...closed, hasContact: true, state: "to-call", outcome: null, callDue });
    expect(stepped(waiting, "2026-03-12", called)).toMatchObject({ state: "closed", outcome: "satisfied" });
    const appealedOne = stepped(without, "2026-03-09", appealed, { ...example["appeal-decided"], isUpheld: true });
    expect(stepped(appealedOne, "2026-03-11", example["contact-given"])).toEqual({ ...appealedOne, hasContact: true });
  });

  it("needs the leader's signature from the second round on", () => {
    const round2 = stepped(inState["to-call"], "2026-03-09", { kind: "called", result: "dissatisfied" });
    const handled = stepped(round2, "2026-03-10", rectified);
    expect(refusal(handled, replied)).toBe("item-incomplete signature");
    expect(stepped(handled, "2026-03-10", { kind: "round-signed" }, replied).state).toBe("to-call");
  });

  it("is delayed once a round, by at most twice the policy's days, and keeps its first date", () => {
    const item = inState["to-rectify"];
    expect(refusal(item, { ...example["delay-asked"], days: 11 })).toBe("item-delay-too-long 10");
    const granted = stepped(item, "2026-03-10", { ...example["delay-asked"], days: 10 }, example["delay-decided"]);
    expect([granted.due.day, granted.firstDue.day]).toEqual(["2026-03-25", "2026-03-11"]);
    expect(refusal(granted, example["delay-asked"])).toBe("item-delayed-before");
  });

  it("counts its provisional days again once their year is published, and never an earlier one", () => {
    const item = openItem({ kind: "opened", origin: "complaint", hasContact: true }, timeOn("2026-12-30"));
    expect([item.verifyDue.day, item.due]).toMatchObject(["2026-12-31", { day: "2027-01-07", isProvisional: true }]);
    const published = { off: ["2027-01-01", "2027-01-04"], worked: [] };
    const step = stepItem(item, example["days-published"], { ...timeOn("2026-12-31"), calendar: published });
    if (!step.ok) throw new Error(step.problem.code);
    expect(step.value).toMatchObject({ due: { day: "2027-01-08", isProvisional: false }, firstDue: item.firstDue });
    expect(refusal(step.value, example["days-published"])).toBe("item-step-unfit");
    expect(takes(item, "days-published")).toBe(true);
  });

  it("keeps the citizen's rating of the answer, once, and changes nothing else", () => {
    for (const item of [inState["to-call"], inState.closed]) {
      const rated = stepped(item, "2026-03-09", example["answer-rated"]);
      expect(rated).toEqual({ ...item, answerRating: "fairly-satisfied" });
      expect([takes(rated, "answer-rated"), refusal(rated, example["answer-rated"])]).toEqual([
        false,
        "item-step-unfit",
      ]);
    }
    const reopened = stepped(inState.closed, "2026-03-09", example["answer-rated"], example.supervised);
    const answered = stepped(reopened, "2026-03-10", { kind: "round-signed" }, rectified, replied);
    expect(refusal(answered, example["answer-rated"])).toBe("item-step-unfit");
    const unanswered = stepped(inState.appealed, "2026-03-06", { ...example["appeal-decided"], isUpheld: true });
    expect([takes(unanswered, "answer-rated"), refusal(unanswered, example["answer-rated"])]).toEqual([
      false,
      "item-step-unfit",
    ]);
  });

  it("stays open where the citizen changes the rating", () => {
    expect(stepped(opened, "2026-03-05", example["rating-changed"])).toEqual({ ...opened, isRatingChanged: true });
  });
});

test("random histories: rounds only grow, no date of a round moves forward, and a closed item is complete", () => {
  const anyEvent = fc.constantFrom<Later>(
    ...Object.values(example),
    ...callResults.map((result) => ({ kind: "called", result }) as const),
    { ...example["appeal-decided"], isUpheld: true },
    { ...verified, finding: "explain" },
  );
  let closed = 0;
  fc.assert(
    fc.property(fc.boolean(), fc.array(anyEvent, { minLength: 40, maxLength: 200 }), (hasContact, events) => {
      let item = openItem({ kind: "opened", origin: "complaint", hasContact }, timeOn("2026-03-04"));
      for (const event of events) {
        const step = stepItem(item, event, timeOn("2026-03-05"));
        if (!step.ok) continue;
        const next = step.value;
        expect(next.round).toBeGreaterThanOrEqual(item.round);
        if (next.round === item.round) expect(next.due.day >= item.firstDue.day).toBe(true);
        item = next;
        if (item.state !== "closed" || item.outcome === "set-aside") continue;
        closed += 1;
        expect([item.rootCause === null, item.isProven, item.round > 1 && !item.isSigned]).toEqual([
          false,
          true,
          false,
        ]);
      }
    }),
    { numRuns: 2_000 },
  );
  expect(closed).toBeGreaterThan(100);
});

test("an event is read as it was written, and without an unknown field", () => {
  for (const event of Object.values(example)) expect(ItemEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
  expect(ItemEvent.safeParse({ ...example.called, by: "x" }).success).toBe(false);
  expect(ItemEvent.safeParse({ ...example.returned, reason: "  " }).success).toBe(false);
});
