import type { Cell } from "../../../central/figures/blocks.ts";
import { type Counted, type Line, publish } from "../../../central/figures/publish.ts";
import { groupBy } from "../../../central/figures/signals/arrange.ts";
import { referenceSpaceOf, transactionsOf } from "../../../contract/ledger/bodies/prompt.ts";
import type { ChainLink } from "../../../contract/ledger/chain.ts";
import { type Entry, interpretEntry } from "../../../contract/ledger/entry.ts";
import type { BreakdownKind } from "../../../contract/office/figures/breakdowns.ts";
import {
  type FiguresLine,
  type FlaggedRatings,
  figuresOf,
  type Tally,
} from "../../../contract/office/figures/figures.ts";
import { type Days, periodAround } from "../../../contract/office/figures/periods.ts";
import type { WholeFigures } from "../../central/figures/read-figures.ts";

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
  /** Another device's rating that counts names one of its services. */
  readonly isInQuestion: boolean;
  /** The lines of breakdowns that count a rating. */
  readonly keys?: Readonly<Record<BreakdownKind, string>>;
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

const servicesOf = ({ body }: Of<"rating-given">): readonly string[] =>
  transactionsOf(body).map((each) =>
    JSON.stringify([referenceSpaceOf(body.source), each.transactionRef, each.serviceNumber]),
  );

const isContested = (rating: Of<"rating-given">, ratings: readonly Of<"rating-given">[]): boolean =>
  ratings.some(
    (other) =>
      other.device !== rating.device && servicesOf(other).some((service) => servicesOf(rating).includes(service)),
  );

const keysOf = ({ at, body }: Of<"rating-given">): Readonly<Record<BreakdownKind, string>> => ({
  matter: body.transaction?.matterName ?? "",
  channel: body.channel,
  hour: `${new Date(`${at.slice(0, 10)}T00:00:00Z`).getUTCDay() || 7}-${at.slice(11, 13)}`,
});

const factsIn = (entries: readonly Entry[]): readonly Fact[] => {
  const counted = countedRatings(entries);
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
      .map((opened) => {
        const outcome = outcomeOf(opened.body.promptId);
        return { ...factOf(opened), outcome, level: null, isRaised: false, isInQuestion: false };
      }),
    ...counted.map((rating) => {
      const level = levelOf(rating);
      const isInQuestion = isContested(rating, counted);
      const isRaised = level > rating.body.level;
      return { ...factOf(rating), outcome: null, level, isRaised, isInQuestion, keys: keysOf(rating) };
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

/** The ratings of finished shifts in these days by one breakdown, counted entry by entry. */
export const countBreakdown = (
  links: readonly ChainLink[],
  { from, to }: Days,
  kind: BreakdownKind,
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { day, isOver, keys } of factsIn(entriesIn(links))) {
    if (keys && isOver && from <= day && day <= to) counts.set(keys[kind], (counts.get(keys[kind]) ?? 0) + 1);
  }
  return counts;
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
      inQuestion: tallyOf(group.filter(({ isInQuestion }) => isInQuestion)),
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
export const countFigures = (
  links: readonly ChainLink[],
  { from, to }: Days,
  flagged: FlaggedRatings,
): WholeFigures => {
  const facts = factsIn(entriesIn(links)).filter(({ day, isOver }) => isOver && from <= day && day <= to);
  const { all, units, windows, staff } = publish(cellsOf(facts), flagged);
  const figuresIn = ({ tally, toldWalkUps }: Counted) => tally && figuresOf(tally, toldWalkUps);
  const lineOf = ({ unitCode, key, isPartial, ...counted }: Line): FiguresLine => ({
    unitCode,
    unitName: unitCode === null ? null : { zh: unitCode },
    key,
    staffName: null,
    figures: figuresIn(counted),
    isPartial,
  });
  return {
    from,
    to,
    all: figuresIn(all),
    units: units.map(lineOf),
    windows: sorted(windows).map(lineOf),
    staff: sorted(staff).map((line) => ({ ...lineOf(line), staffName: line.key === null ? null : { zh: line.key } })),
  };
};
