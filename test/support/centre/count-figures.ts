import { transactionsOf } from "../../../contract/ledger/bodies/prompt.ts";
import type { ChainLink } from "../../../contract/ledger/chain.ts";
import { type Entry, interpretEntry } from "../../../contract/ledger/entry.ts";
import type { Figures, OfficeFigures } from "../../../contract/office/figures.ts";

/** Something that is counted: a prompt with its outcome, or a rating with its level. */
interface Fact {
  readonly day: string;
  readonly unit: string;
  readonly window: string;
  readonly staff: string;
  readonly isOver: boolean;
  readonly outcome: string | null;
  readonly level: number | null;
  readonly isWalkUp: boolean;
  readonly isRaised: boolean;
}

type Of<Kind extends Entry["kind"]> = Extract<Entry, { readonly kind: Kind }>;

const entriesIn = (links: readonly ChainLink[]): readonly Entry[] =>
  links.map(({ envelope }) => {
    const entry = interpretEntry(envelope);
    if (typeof entry === "string") throw new Error(entry);
    return entry;
  });

const isOf =
  <Kind extends Entry["kind"]>(kind: Kind) =>
  (entry: Entry): entry is Of<Kind> =>
    entry.kind === kind;

const isAfter = (one: Entry, other: Entry): boolean =>
  one.epoch > other.epoch || (one.epoch === other.epoch && one.seq > other.seq);

/** Those whose services nobody had rated before they arrived. */
const countedRatings = (entries: readonly Entry[]): readonly Of<"rating-given">[] => {
  const rated = new Set<string>();
  return entries.filter(isOf("rating-given")).filter(({ body }) => {
    const services = transactionsOf(body).map((each) => `${each.transactionRef}/${each.serviceNumber}`);
    if (services.some((service) => rated.has(service))) return false;
    for (const service of services) rated.add(service);
    return true;
  });
};

const factsIn = (entries: readonly Entry[]): readonly Fact[] => {
  const starts = entries.filter(isOf("shift-started"));
  const startOf = (shiftId: string) => {
    const start = starts.find(({ body }) => body.shiftId === shiftId);
    if (!start) throw new Error("nobody was on shift");
    return start;
  };
  const isOver = (shiftId: string): boolean =>
    entries.filter(isOf("shift-ended")).some(({ body }) => body.shiftId === shiftId) ||
    starts.some((other) => other.device === startOf(shiftId).device && isAfter(other, startOf(shiftId)));
  const outcomeOf = (promptId: string): string => {
    if (entries.filter(isOf("rating-given")).some(({ body }) => body.promptId === promptId)) return "answered";
    return entries.filter(isOf("prompt-closed")).find(({ body }) => body.promptId === promptId)?.body.outcome ?? "open";
  };
  const levelOf = ({ body }: Of<"rating-given">): number =>
    entries.filter(isOf("rating-changed")).find((change) => change.body.promptId === body.promptId)?.body.level ??
    body.level;
  const factOf = ({ at, body: { shiftId, source } }: Of<"prompt-opened"> | Of<"rating-given">) => {
    const { unitCode: unit, windowNumber: window, staffNumber: staff } = startOf(shiftId).body;
    return { day: at.slice(0, 10), unit, window, staff, isOver: isOver(shiftId), isWalkUp: source === "walk-up" };
  };
  return [
    ...entries
      .filter(isOf("prompt-opened"))
      .filter(({ body }) => body.source !== "walk-up")
      .map((opened) => ({ ...factOf(opened), outcome: outcomeOf(opened.body.promptId), level: null, isRaised: false })),
    ...countedRatings(entries).map((rating) => {
      const level = levelOf(rating);
      return { ...factOf(rating), outcome: null, level, isRaised: level > rating.body.level };
    }),
  ];
};

const figuresIn = (facts: readonly Fact[]): Figures => {
  const count = (isCounted: (fact: Fact) => boolean): number => facts.filter(isCounted).length;
  const isGood = ({ level }: Fact): boolean => level !== null && level >= 3;
  const ratings = count(({ level }) => level !== null);
  const walkUpRatings = count(({ level, isWalkUp }) => level !== null && isWalkUp);
  const answered = count(({ outcome }) => outcome === "answered");
  const unanswered = count(({ outcome }) => outcome === "unanswered");
  const level = (wanted: number): number => count((fact) => fact.level === wanted);
  return {
    opened: count(({ outcome }) => outcome !== null),
    answered,
    unanswered,
    cancelled: count(({ outcome }) => outcome === "cancelled"),
    ratings,
    promptedRatings: count((fact) => fact.level !== null && !fact.isWalkUp),
    walkUpRatings,
    levels: [level(1), level(2), level(3), level(4), level(5)],
    negativeRatings: count((fact) => fact.level === 1 || fact.level === 2),
    raisedRatings: count(({ isRaised }) => isRaised),
    favourableRate: ratings === 0 ? null : count(isGood) / ratings,
    walkUpFavourableRate: walkUpRatings === 0 ? null : count((fact) => isGood(fact) && fact.isWalkUp) / walkUpRatings,
    unansweredRate: answered + unanswered === 0 ? null : unanswered / (answered + unanswered),
    raisedShare: ratings === 0 ? null : count(({ isRaised }) => isRaised) / ratings,
  };
};

/** The facts by unit and a part of it, in the order of their names. */
const byPart = (facts: readonly Fact[], part: "window" | "staff"): readonly (readonly [Fact, readonly Fact[]])[] => {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = `${fact.unit}/${fact[part]}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  const sorted = [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.flatMap(([, group]) => (group[0] ? [[group[0], group] as const] : []));
};

/**
 * What the office's figures ought to be for these days, counted entry by entry; `links` are in their order of arrival and
 * of one unit. Names are left as codes, and no words are given.
 */
export const countFigures = (
  links: readonly ChainLink[],
  from: string,
  to: string,
): Omit<OfficeFigures, "levelTexts"> => {
  const facts = factsIn(entriesIn(links)).filter(({ day }) => from <= day && day <= to);
  const [first] = facts;
  const unitOf = ({ unit }: Fact) => ({ unitCode: unit, unitName: { zh: unit } });
  return {
    from,
    to,
    all: figuresIn(facts),
    units: first ? [{ ...unitOf(first), figures: figuresIn(facts) }] : [],
    windows: byPart(facts, "window").map(([fact, group]) => ({
      ...unitOf(fact),
      windowNumber: fact.window,
      figures: figuresIn(group),
    })),
    staff: byPart(
      facts.filter(({ isOver }) => isOver),
      "staff",
    ).map(([fact, group]) => ({
      ...unitOf(fact),
      staffNumber: fact.staff,
      staffName: { zh: fact.staff },
      figures: group.filter(({ level }) => level !== null).length < 10 ? null : figuresIn(group),
    })),
  };
};
