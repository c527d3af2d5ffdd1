import type { Cell } from "../../../central/figures/blocks.ts";
import { type Line, publish } from "../../../central/figures/publish.ts";
import { groupBy } from "../../../central/figures/signals/arrange.ts";
import { emptyTally } from "../../../central/figures/tally.ts";
import { referenceSpaceOf, transactionsOf } from "../../../contract/ledger/bodies/prompt.ts";
import type { ChainLink } from "../../../contract/ledger/chain.ts";
import { type Entry, interpretEntry } from "../../../contract/ledger/entry.ts";
import { figuresOf, type OfficeFigures, type Tally } from "../../../contract/office/figures/figures.ts";
import { type Days, periodAround } from "../../../contract/office/figures/periods.ts";

/** A counted item: a prompt with its outcome, or a rating with its level. */
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

/** Ratings whose services their own device had not rated earlier, among references of the same space. */
const countedRatings = (entries: readonly Entry[]): readonly Of<"rating-given">[] => {
  const rated = new Set<string>();
  return entries.filter(isOf("rating-given")).filter(({ device, body }) => {
    const giver = `${device}/${referenceSpaceOf(body.source)}`;
    const services = transactionsOf(body).map((each) => `${giver}/${each.transactionRef}/${each.serviceNumber}`);
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

const levels = [1, 2, 3, 4, 5] as const;

const tallyOf = (facts: readonly Fact[]): Tally => {
  const count = (isCounted: (fact: Fact) => boolean): number => facts.filter(isCounted).length;
  const [one, two, three, four, five] = levels.map((level) => count((fact) => fact.level === level));
  const walkUps = levels.map((level) => count((fact) => fact.level === level && fact.isWalkUp));
  return {
    opened: count(({ outcome }) => outcome !== null),
    answered: count(({ outcome }) => outcome === "answered"),
    unanswered: count(({ outcome }) => outcome === "unanswered"),
    cancelled: count(({ outcome }) => outcome === "cancelled"),
    raised: count(({ isRaised }) => isRaised),
    levels: [one ?? 0, two ?? 0, three ?? 0, four ?? 0, five ?? 0],
    walkUpLevels: [walkUps[0] ?? 0, walkUps[1] ?? 0, walkUps[2] ?? 0, walkUps[3] ?? 0, walkUps[4] ?? 0],
  };
};

const partOf = (day: string): string => `${day.slice(0, 7)} ${periodAround("week", day).from}`;

const cellsOf = (facts: readonly Fact[]): readonly Cell[] =>
  [...groupBy(facts, ({ unit, window, staff, day }) => JSON.stringify([unit, window, staff, partOf(day)])).values()]
    .flatMap((group) => (group[0] ? [{ first: group[0], group }] : []))
    .map(({ first, group }) => ({
      unitCode: first.unit,
      windowNumber: first.window,
      staffNumber: first.staff,
      part: partOf(first.day),
      tally: tallyOf(group),
      inQuestion: emptyTally,
    }));

/** Those combined under 其余 come last. */
const sorted = (lines: readonly Line[]): readonly Line[] =>
  lines.toSorted(
    (one, other) =>
      Number(one.key === null) - Number(other.key === null) || ((one.key ?? "") < (other.key ?? "") ? -1 : 1),
  );

/**
 * The expected figures of the office for these days, counted entry by entry from finished shifts; `links` are in
 * their order of arrival and of one unit. Names are codes, and words are left out.
 */
export const countFigures = (links: readonly ChainLink[], { from, to }: Days): Omit<OfficeFigures, "levelTexts"> => {
  const facts = factsIn(entriesIn(links)).filter(({ day, isOver }) => isOver && from <= day && day <= to);
  const { all, units, windows, staff } = publish(cellsOf(facts), "with");
  const shared = ({ tally, isPartial }: Line) => ({ figures: tally && figuresOf(tally), isPartial });
  const unitOf = ({ unitCode }: Line) => ({ unitCode: unitCode ?? "", unitName: { zh: unitCode ?? "" } });
  return {
    from,
    to,
    all: all && figuresOf(all),
    units: units.map((line) => ({
      unitCode: line.unitCode,
      unitName: line.unitCode === null ? null : { zh: line.unitCode },
      ...shared(line),
    })),
    windows: sorted(windows).map((line) => ({ ...unitOf(line), windowNumber: line.key, ...shared(line) })),
    staff: sorted(staff).map((line) => ({
      ...unitOf(line),
      staffNumber: line.key,
      staffName: line.key === null ? null : { zh: line.key },
      ...shared(line),
    })),
  };
};
