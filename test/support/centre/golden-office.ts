import { randomUUID } from "node:crypto";
import { at, closingDraft, endDraft, promptDraft, startDraft } from "./duty-drafts.ts";
import { changeDraft, type Draft, ratingDraft } from "./ledger.ts";

/** Ratings of levels 1 to 5 in this order. */
export type Levels = readonly [number, number, number, number, number];

/** The windows of a city in one month, with the counts that every paper has to show. */
export const goldenCity = [
  { unitCode: "A", windowNumber: "1", services: 400, levels: [1, 2, 9, 40, 148] },
  { unitCode: "A", windowNumber: "2", services: 300, levels: [0, 1, 4, 25, 60] },
  { unitCode: "A", windowNumber: "3", services: 20, levels: [0, 0, 0, 0, 3] },
  { unitCode: "B", windowNumber: "1", services: 500, levels: [4, 6, 30, 110, 100] },
  { unitCode: "B", windowNumber: "2", services: 260, levels: [3, 7, 10, 30, 50] },
] as const satisfies readonly {
  readonly unitCode: string;
  readonly windowNumber: string;
  readonly services: number;
  readonly levels: Levels;
}[];

interface Place {
  readonly unitCode: string;
  readonly windowNumber: string;
  readonly staffNumber: string;
}

const promptsOf = (count: number, about: Readonly<Record<string, unknown>>, ending: (id: string) => Draft[]): Draft[] =>
  Array.from({ length: count }, () => randomUUID()).flatMap((promptId) => [
    promptDraft(promptId, { promptId, ...about }),
    ...ending(promptId),
  ]);

export interface Shift extends Place {
  readonly levels: Levels;
  readonly unanswered: number;
  readonly cancelled?: number;
  readonly walkUps?: Levels;
  /** Ratings of the first level that the citizen raises to the second one. */
  readonly changes?: readonly (readonly [from: number, to: number])[];
}

/** One finished shift; its prompts come from the staff console. */
export const shiftDrafts = (shift: Shift): readonly Draft[] => {
  const { unitCode, windowNumber, staffNumber, levels, unanswered, cancelled = 0, walkUps, changes = [] } = shift;
  const shiftId = randomUUID();
  const about = { shiftId, staffNumber, source: "staff-console" };
  const rated = (promptId: string, level: number, source: string): Draft =>
    ratingDraft({ promptId, shiftId, unitCode, windowNumber, staffNumber, level, source });
  const ofLevels = (counts: Levels, source: string): Draft[] =>
    counts.flatMap((count, index) =>
      promptsOf(count, { ...about, source }, (promptId) => [rated(promptId, index + 1, source)]),
    );
  return [
    startDraft(shiftId, { unitCode, windowNumber, staffNumber }),
    ...ofLevels(levels, "staff-console"),
    ...changes.flatMap(([from, to]) =>
      promptsOf(1, about, (promptId) => [rated(promptId, from, "staff-console"), changeDraft(promptId, to)]),
    ),
    ...promptsOf(unanswered, about, (promptId) => [closingDraft(promptId, "unanswered", "timed-out")]),
    ...promptsOf(cancelled, about, (promptId) => [closingDraft(promptId, "cancelled", "cancelled-by-staff")]),
    ...(walkUps ? ofLevels(walkUps, "walk-up") : []),
    endDraft(shiftId),
  ];
};

/** The same entries at ten o'clock of a day, "2026-03-04". */
export const onDay = (day: string, drafts: readonly Draft[]): readonly Draft[] =>
  drafts.map((draft) => at(`${day}T10:00:00.000+08:00`, draft));

/** The service T-17: rated by telephone, and then tapped, which is refused. */
const t17 = (shiftId: string): readonly Draft[] => {
  const transaction = { transactionRef: "T-17", serviceNumber: 1 };
  const about = { shiftId, staffNumber: "P2", source: "counter-api", transaction };
  const place = { unitCode: "S", windowNumber: "2" };
  const promptId = randomUUID();
  return [
    ratingDraft({ ...about, ...place, level: 1 }),
    promptDraft(promptId, about),
    ratingDraft({ ...about, ...place, promptId, level: 1 }),
  ];
};

/** The small office of 30 ratings in the week from 2026-03-02: unit S with two windows, and the entries of each. */
export const smallOffice = (): readonly (readonly Draft[])[] => {
  const place = { unitCode: "S", unanswered: 3, cancelled: 1 };
  const first = { ...place, windowNumber: "1", staffNumber: "P1", unanswered: 4 };
  const second = { ...place, windowNumber: "2", staffNumber: "P2" };
  const third = { ...place, windowNumber: "2", staffNumber: "P3", unanswered: 2 };
  const ofFirst = shiftDrafts({ ...first, levels: [1, 1, 1, 3, 7], walkUps: [0, 0, 0, 0, 1] });
  const ofSecond = shiftDrafts({ ...second, levels: [0, 1, 1, 2, 5], changes: [[2, 4]] });
  const shiftId = String(ofSecond[0]?.body["shiftId"]);
  const ofThird = shiftDrafts({ ...third, levels: [0, 0, 1, 1, 2], walkUps: [0, 1, 0, 0, 0] });
  const ofWindow2 = [...ofSecond.slice(0, -1), ...t17(shiftId), ...ofSecond.slice(-1), ...ofThird];
  return [onDay("2026-03-04", ofFirst), onDay("2026-03-05", ofWindow2)];
};
