import { randomUUID } from "node:crypto";
import fc from "fast-check";
import {
  at,
  closingDraft,
  endDraft,
  explanationDraft,
  pauseDraft,
  promptDraft,
  resumeDraft,
  startDraft,
} from "./duty-drafts.ts";
import { changeDraft, type Draft, ratingDraft } from "./ledger.ts";

/** The outcome of a prompt. */
export type Answer =
  | { readonly kind: "level"; readonly level: number; readonly changedTo: number | null }
  | { readonly kind: "closed"; readonly outcome: "unanswered" | "cancelled" }
  | { readonly kind: "left-open" };

/** One event at one of two windows. */
export type Happening = { readonly window: 0 | 1 } & (
  | { readonly kind: "start"; readonly staff: number; readonly isEndTold: boolean }
  | { readonly kind: "end"; readonly cause: "logged-out" | "forgotten" }
  | { readonly kind: "lunch" | "explain" | "night" }
  | {
      readonly kind: "serve";
      readonly source: string;
      readonly times: number;
      /** Numbers of services that both windows may serve. */
      readonly services: readonly number[];
      readonly answer: Answer;
    }
);

const anyLevel = fc.integer({ min: 1, max: 5 });
const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant("level" as const), level: anyLevel, changedTo: fc.option(anyLevel) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("closed" as const),
      outcome: fc.constantFrom("unanswered" as const, "cancelled" as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "left-open" as const }) },
);

const anyWindow = fc.constantFrom(0 as const, 1 as const);
const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      window: anyWindow,
      kind: fc.constant("start" as const),
      staff: fc.nat(2),
      isEndTold: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      window: anyWindow,
      kind: fc.constant("end" as const),
      cause: fc.constantFrom("logged-out" as const, "forgotten" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ window: anyWindow, kind: fc.constantFrom("lunch", "explain", "night") }) },
  {
    weight: 8,
    arbitrary: fc.record({
      window: anyWindow,
      kind: fc.constant("serve" as const),
      source: fc.constantFrom("staff-console", "counter-api", "queue-system", "walk-up"),
      times: fc.integer({ min: 1, max: 9 }),
      services: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
      answer: anyAnswer,
    }),
  },
);

/** Both windows begin with staff on shift, so that most later events have an effect. */
export const anyHappenings: fc.Arbitrary<readonly Happening[]> = fc
  .array(anyHappening, { maxLength: 24 })
  .map((rest): readonly Happening[] => [
    { window: 0, kind: "start", staff: 0, isEndTold: true },
    { window: 1, kind: "start", staff: 1, isEndTold: true },
    ...rest,
  ]);

interface Shift {
  readonly shiftId: string;
  readonly staffNumber: string;
}

export interface SimulatedWindow {
  readonly windowNumber: string;
  readonly drafts: readonly Draft[];
}

/** Of no office, so that its names are its codes. */
const unitCode = "simulated";

/**
 * A window with the entries that its kiosk would write. The first day is `days[0]`, and after a night it is
 * `days[1]`.
 */
const createWindow = (windowNumber: string, days: readonly [string, string], visit: string) => {
  const drafts: Draft[] = [];
  let shift: Shift | undefined;
  let [day, minute] = [days[0], 0];
  const write = (draft: Draft): void => {
    minute += 1;
    const clock = `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
    drafts.push(at(`${day}T${clock}:00.000+08:00`, draft));
  };
  const endWith = (cause: string): void => {
    if (shift) write(endDraft(shift.shiftId, cause));
    shift = undefined;
  };
  const start = (staff: number, isEndTold: boolean): void => {
    if (isEndTold) endWith("handed-over");
    shift = { shiftId: randomUUID(), staffNumber: `200${staff}` };
    write(startDraft(shift.shiftId, { staffNumber: shift.staffNumber, unitCode, windowNumber }));
  };
  const serve = ({ source, services, answer }: Extract<Happening, { kind: "serve" }>, isFirst: boolean): void => {
    if (!shift) return;
    const promptId = randomUUID();
    const [transaction = null, ...further] = (isFirst ? services : []).map((serviceNumber) => ({
      transactionRef: visit,
      serviceNumber,
    }));
    const about = {
      promptId,
      ...shift,
      source,
      transaction,
      ...(further.length > 0 && { furtherTransactions: further }),
    };
    write(promptDraft(promptId, about));
    if (answer.kind === "closed") write(closingDraft(promptId, answer.outcome, "timed-out"));
    if (answer.kind !== "level") return;
    write(ratingDraft({ ...about, unitCode, windowNumber, level: answer.level }));
    if (answer.changedTo !== null) write(changeDraft(promptId, answer.changedTo));
  };
  const happen = (happening: Happening): void => {
    if (happening.kind === "start") start(happening.staff, happening.isEndTold);
    if (happening.kind === "end") endWith(happening.cause);
    if (happening.kind === "serve") for (let time = 0; time < happening.times; time += 1) serve(happening, time === 0);
    if (happening.kind === "night") [day, minute] = [days[1], 0];
    if (happening.kind === "explain") write(explanationDraft({ unitCode, windowNumber, transactionRef: visit }));
    if (happening.kind === "lunch" && shift) {
      write(pauseDraft(shift.shiftId));
      write(resumeDraft(shift.shiftId));
    }
  };
  return { windowNumber, drafts, happen };
};

/** The ledgers that two windows would write of these events; `visit` is the 办件编号 of all named services. */
export const simulate = (
  happenings: readonly Happening[],
  days: readonly [string, string],
  visit: string,
): readonly [SimulatedWindow, SimulatedWindow] => {
  const windows = [createWindow("3", days, visit), createWindow("4", days, visit)] as const;
  for (const happening of happenings) windows[happening.window].happen(happening);
  return windows;
};
