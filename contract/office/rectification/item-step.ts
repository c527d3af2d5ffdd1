import { problem } from "../../problems/problem.ts";
import { failure, type Result, success } from "../../result.ts";
import type { WorkCalendar } from "../../working-days.ts";
import { type DueDay, dueAfter } from "./due-day.ts";
import type { ItemEvent, ItemEventKind, Outcome, origins } from "./item-events.ts";
import type { ItemRules } from "./item-rules.ts";

/** 待核实 待整改 待解释 申诉中 无法整改申请 待回复 待回访 已办结 */
export const itemStates = [
  ...(["to-verify", "to-rectify", "to-explain", "appealed", "cannot-rectify"] as const),
  ...(["to-reply", "to-call", "closed"] as const),
] as const;
export type ItemState = (typeof itemStates)[number];

/** 整改项: the result of its events. */
export interface Item {
  readonly origin: (typeof origins)[number];
  readonly state: ItemState;
  /** From 1 on; a citizen who is not satisfied, and a 督办单, begin the next one. */
  readonly round: number;
  readonly hasContact: boolean;
  readonly assignedTo: { readonly account: string; readonly name: string } | null;
  readonly verifyDue: DueDay;
  /** Of the reply of this round. */
  readonly due: DueDay;
  /** As it was announced first in this round: it stays visible beside a later one. */
  readonly firstDue: DueDay;
  readonly callDue: DueDay | null;
  readonly finding: "rectify" | "explain";
  readonly rootCause: string | null;
  readonly isProven: boolean;
  readonly hasDraft: boolean;
  readonly isSigned: boolean;
  readonly hasAppealed: boolean;
  /** One in a round. */
  readonly delay: "none" | "refused" | "granted" | { readonly days: number };
  readonly tries: number;
  /** 评价人已改评: the item stays open. */
  readonly isRatingChanged: boolean;
  /** Why it is closed; null while it is open. */
  readonly outcome: Outcome | null;
}

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

/** A round has a deadline of its own, and the unit's leader signs it. */
const nextRound = (item: Item, { day, rules, calendar }: StepTime): Item => {
  const due = dueAfter(day, rules.rectifyDays, calendar);
  const state = item.rootCause === null ? "to-verify" : "to-rectify";
  return { ...item, ...unhandled, state, finding: "rectify", round: item.round + 1, due, firstDue: due, outcome: null };
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
  if (result === "dissatisfied") return success(nextRound(item, time));
  const tries = item.tries + 1;
  if (result === "not-reached" && tries < time.rules.tries) return success({ ...item, tries });
  return success({ ...item, tries, outcome: result, state: "closed" });
};

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
      item.hasAppealed
        ? failure(problem("item-appealed-before"))
        : success({ ...item, hasAppealed: true, state: "appealed" }),
  ],
  "appeal-decided": [
    ["appealed"],
    (item, { isUpheld }, { day, rules, calendar }) =>
      success(
        isUpheld
          ? { ...item, outcome: "set-aside", state: "closed" }
          : { ...item, state: "to-rectify", due: dueAfter(day, rules.rectifyDays, calendar) },
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
  replied: [
    ["to-reply"],
    (item, _, { day, rules, calendar }) =>
      item.round > 1 && !item.isSigned
        ? missing("signature")
        : success({
            ...item,
            ...(item.hasContact
              ? { state: "to-call", callDue: dueAfter(day, rules.callDays, calendar) }
              : { state: "closed", outcome: "no-contact" }),
          }),
  ],
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
      return success({ ...item, delay: "granted", due: dueAfter(item.due.day, item.delay.days, calendar) });
    },
  ],
  supervised: [["closed"], (item, _, time) => success(nextRound(item, time))],
  "contact-given": [
    itemStates.filter((state) => state !== "to-call" && state !== "closed"),
    (item) => success({ ...item, hasContact: true }),
  ],
  "rating-changed": [itemStates, (item) => success({ ...item, isRatingChanged: true })],
};

/** The item that its first event makes. */
export const openItem = ({ origin, hasContact }: EventOf<"opened">, { day, rules, calendar }: StepTime): Item => {
  const due = dueAfter(day, rules.rectifyDays, calendar);
  return {
    ...{ origin, hasContact, state: "to-verify", round: 1, assignedTo: null, finding: "rectify", rootCause: null },
    ...{ verifyDue: dueAfter(day, rules.verifyDays, calendar), due, firstDue: due },
    ...{ ...unhandled, hasAppealed: false, isRatingChanged: false, outcome: null },
  };
};

/** Whether an item takes an event of a kind now, if the event is complete. */
export const takes = (item: Item, kind: LaterEvent["kind"]): boolean => {
  if (!table[kind][0].includes(item.state)) return false;
  if (kind === "appealed") return !item.hasAppealed;
  if (kind === "round-signed") return item.round > 1 && !item.isSigned;
  if (kind === "delay-asked") return item.delay === "none";
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
