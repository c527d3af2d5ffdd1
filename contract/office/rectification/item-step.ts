import { problem } from "../../problems/problem.ts";
import { failure, type Result, success } from "../../result.ts";
import type { WorkCalendar } from "../../working-days.ts";
import { dueAfter, dueSincePublished } from "./due-day.ts";
import { type Item, type ItemDue, type ItemState, itemStates } from "./item.ts";
import type { ItemEvent, ItemEventKind } from "./item-events.ts";
import type { ItemRules } from "./item-rules.ts";

export interface StepTime {
  /** "2026-03-09", by the office's date. */
  readonly day: string;
  readonly rules: ItemRules;
  readonly calendar: WorkCalendar;
}

type EventOf<Kind extends ItemEventKind> = Kind extends ItemEventKind ? Extract<ItemEvent, { kind: Kind }> : never;
type LaterEvent = Exclude<ItemEvent, { kind: "opened" }>;
type Take<Kind extends ItemEventKind> = (item: Item, event: EventOf<Kind>, time: StepTime) => Result<Item>;

const isListed = ({ rootCauses }: ItemRules, rootCause: string): boolean =>
  rootCauses.some(({ code }) => code === rootCause);
const unlisted = failure(problem("item-root-cause-unknown"));

const missing = (what: string) => failure(problem("item-incomplete", { missing: what }));

const unhandled = {
  isProven: false,
  hasDraft: false,
  isSigned: false,
  delay: "none",
  tries: 0,
  callDue: null,
} as const;

const countDays = (from: string, days: number, calendar: WorkCalendar): ItemDue => ({
  ...dueAfter(from, days, calendar),
  ...{ from, days },
});

const countAgain = (due: ItemDue, calendar: WorkCalendar): ItemDue => ({
  ...due,
  ...dueSincePublished(due, { day: due.from, count: due.days }, calendar),
});

const hasProvisional = ({ verifyDue, due, callDue }: Item): boolean =>
  [verifyDue, due, callDue].some((each) => each?.isProvisional);

/** A round has a deadline of its own, and the unit's leader signs it. */
const nextRound = (item: Item, { day, rules, calendar }: StepTime): Item => {
  const due = countDays(day, rules.rectifyDays, calendar);
  const verifyDue = countDays(day, rules.verifyDays, calendar);
  const state = item.rootCause === null ? "to-verify" : "to-rectify";
  const dues = { verifyDue, due, firstDue: due };
  return { ...item, ...unhandled, ...dues, state, finding: "rectify", round: item.round + 1, outcome: null };
};

type Handled = Pick<EventOf<"rectified">, "rootCause" | "evidence" | "withoutEvidence">;

const handle = (
  item: Item,
  { rootCause: named, evidence, withoutEvidence }: Handled,
  { rules }: StepTime,
): Result<Item> => {
  const rootCause = named ?? item.rootCause;
  if (rootCause === null) return missing("root-cause");
  if (named !== undefined && !isListed(rules, named)) return unlisted;
  if (evidence.length === 0 && withoutEvidence === undefined) return missing("evidence");
  return success({ ...item, rootCause, isProven: true, state: "to-reply" });
};

const called: Take<"called"> = (item, { result }, time) => {
  if ((result === "no-contact") === item.hasContact) return missing("contact");
  const now = { ...item, tries: item.tries + 1, calls: [...item.calls, result] };
  if (result === "dissatisfied") return success(nextRound(now, time));
  if (result === "not-reached" && now.tries < time.rules.tries) return success(now);
  return success({ ...now, outcome: result, state: "closed" });
};

const awaitCall = (item: Item, { day, rules, calendar }: StepTime): Item => ({
  ...item,
  ...{ state: "to-call", outcome: null, callDue: countDays(day, rules.callDays, calendar) },
});

const replied: Take<"replied"> = (item, _, time) => {
  if (item.round > 1 && !item.isSigned) return missing("signature");
  const reply = { day: time.day, due: item.due.day, isRectified: item.finding === "rectify" };
  const now = { ...item, replies: [...item.replies, reply] };
  if (!item.hasContact) return success({ ...now, state: "closed", outcome: "no-contact" });
  return success(awaitCall(now, time));
};

/** An item that was set aside may have no answer. */
const mayRateAnswer = ({ replies, answerRating }: Item): boolean => replies.length > 0 && answerRating === undefined;

/** Events of an item, each with the states in which it is taken. */
const table: { readonly [Kind in LaterEvent["kind"]]: readonly [readonly ItemState[], Take<Kind>] } = {
  assigned: [
    ["to-verify", "to-rectify", "to-explain", "to-reply"],
    (item, { to, name = to }) => success({ ...item, assignedTo: { account: to, name } }),
  ],
  verified: [
    ["to-verify"],
    (item, { finding, rootCause }, { rules }) =>
      isListed(rules, rootCause)
        ? success({ ...item, finding, rootCause, state: finding === "rectify" ? "to-rectify" : "to-explain" })
        : unlisted,
  ],
  appealed: [
    ["to-verify"],
    (item) =>
      item.appeal === "none"
        ? success({ ...item, appeal: "undecided", state: "appealed" })
        : failure(problem("item-appealed-before")),
  ],
  "appeal-decided": [
    ["appealed"],
    (item, { isUpheld }, { day, rules, calendar }) =>
      success(
        isUpheld
          ? { ...item, appeal: "upheld", outcome: "set-aside", state: "closed" }
          : { ...item, appeal: "rejected", state: "to-rectify", due: countDays(day, rules.rectifyDays, calendar) },
      ),
  ],
  rectified: [["to-rectify"], handle],
  explained: [["to-explain"], handle],
  "cannot-rectify-asked": [["to-rectify"], (item) => success({ ...item, state: "cannot-rectify" })],
  "cannot-rectify-decided": [
    ["cannot-rectify"],
    (item, { isGranted }) =>
      success(isGranted ? { ...item, finding: "explain", state: "to-explain" } : { ...item, state: "to-rectify" }),
  ],
  returned: [
    ["to-reply"],
    (item) =>
      success({
        ...item,
        ...{ isProven: false, hasDraft: false },
        state: item.finding === "rectify" ? "to-rectify" : "to-explain",
      }),
  ],
  "reply-drafted": [["to-reply"], (item) => success({ ...item, hasDraft: true })],
  "round-signed": [
    ["to-rectify", "to-explain", "to-reply"],
    (item) =>
      item.round === 1 || item.isSigned ? failure(problem("item-step-unfit")) : success({ ...item, isSigned: true }),
  ],
  replied: [["to-reply"], replied],
  called: [["to-call"], called],
  "delay-asked": [
    ["to-verify", "to-rectify", "to-explain", "to-reply"],
    (item, { days }, { rules }) => {
      if (item.delay !== "none") return failure(problem("item-delayed-before"));
      const most = 2 * rules.rectifyDays;
      return days > most ? failure(problem("item-delay-too-long", { most })) : success({ ...item, delay: { days } });
    },
  ],
  "delay-decided": [
    itemStates.filter((state) => state !== "closed" && state !== "to-call"),
    (item, { isGranted }, { calendar }) => {
      if (typeof item.delay === "string") return failure(problem("item-step-unfit"));
      if (!isGranted) return success({ ...item, delay: "refused" });
      return success({ ...item, delay: "granted", due: countDays(item.due.day, item.delay.days, calendar) });
    },
  ],
  supervised: [["closed"], (item, _, time) => success(nextRound(item, time))],
  "contact-given": [
    itemStates,
    (item, _, time) => {
      const now = { ...item, hasContact: true };
      // The reply closed it for want of a contact: the citizen who left one since is called.
      return success(item.outcome === "no-contact" ? awaitCall(now, time) : now);
    },
  ],
  "days-published": [
    itemStates.filter((state) => state !== "closed"),
    (item, _, { calendar }) => {
      const { verifyDue, due, callDue } = item;
      if (!hasProvisional(item)) return failure(problem("item-step-unfit"));
      return success({
        ...item,
        ...{ verifyDue: countAgain(verifyDue, calendar), due: countAgain(due, calendar) },
        callDue: callDue && countAgain(callDue, calendar),
      });
    },
  ],
  "answer-rated": [
    ["to-call", "closed"],
    (item, { result }) =>
      mayRateAnswer(item) ? success({ ...item, answerRating: result }) : failure(problem("item-step-unfit")),
  ],
  "rating-changed": [itemStates, (item) => success({ ...item, isRatingChanged: true })],
};

/** The item that its first event makes. */
export const openItem = ({ origin, hasContact }: EventOf<"opened">, { day, rules, calendar }: StepTime): Item => {
  const due = countDays(day, rules.rectifyDays, calendar);
  return {
    ...{ origin, hasContact, state: "to-verify", round: 1, assignedTo: null, finding: "rectify", rootCause: null },
    ...{ verifyDue: countDays(day, rules.verifyDays, calendar), due, firstDue: due },
    ...{ ...unhandled, appeal: "none", isRatingChanged: false, outcome: null, replies: [], calls: [] },
  };
};

/** Whether an item takes an event of a kind now, if the event is complete. */
export const takes = (item: Item, kind: LaterEvent["kind"]): boolean => {
  if (!table[kind][0].includes(item.state)) return false;
  if (kind === "appealed") return item.appeal === "none";
  if (kind === "round-signed") return item.round > 1 && !item.isSigned;
  if (kind === "delay-asked") return item.delay === "none";
  if (kind === "days-published") return hasProvisional(item);
  if (kind === "answer-rated") return mayRateAnswer(item);
  return kind !== "delay-decided" || typeof item.delay === "object";
};

/**
 * The item after one more event. Errors: item-step-unfit (its state has no such step), item-incomplete,
 * item-root-cause-unknown, item-appealed-before, item-delayed-before, item-delay-too-long.
 */
export const stepItem = (item: Item, event: LaterEvent, time: StepTime): Result<Item> => {
  const [states, take] = table[event.kind];
  if (!states.includes(item.state)) return failure(problem("item-step-unfit"));
  // The key of the table names the kind of its event.
  return (take as Take<LaterEvent["kind"]>)(item, event, time);
};
