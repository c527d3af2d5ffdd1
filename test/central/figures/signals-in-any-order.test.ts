import { afterAll, beforeAll, expect, test } from "vitest";
import { type Flag, keyTextOf } from "../../../central/figures/signals/flag.ts";
import { judgeVisits } from "../../../central/figures/signals/judge-visits.ts";
import { mergeFlags, questionOf } from "../../../central/figures/signals/merge-flags.ts";
import type { Visit } from "../../../central/figures/signals/visit.ts";
import { enrolDevice, type TestDevice, upload } from "../../support/centre/device.ts";
import { endDraft } from "../../support/centre/duty-drafts.ts";
import { endOf, writeLedger } from "../../support/centre/ledger.ts";
import { verifiedReceipt } from "../../support/centre/receipts.ts";
import { sampleUnit, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { ledgerOf, readBack, type WrittenShift, writeShifts } from "../../support/centre/visit-drafts.ts";
import { frauds } from "../../support/counters/fraud.ts";
import { drawCounter } from "../../support/counters/honest-counter.ts";
import { honestDays } from "../../support/counters/honest-weeks.ts";
import { createRandom } from "../../support/counters/random.ts";

let centre: TestCentre;

beforeAll(async () => {
  centre = await startCentre({ clock: () => Date.parse("2026-03-08T10:00:00.000Z") });
});
afterAll(() => centre.stop());

const replacedOn = "2026-02-16";
const bentFrom = "2026-03-02";

/** Twelve quiet windows in six weeks, five of which manipulate their ratings or prompts in the last one. */
const hall = (): readonly (readonly Visit[])[] => {
  const random = createRandom(11);
  const kinds = [frauds.standsOver, frauds.staysBehind, frauds.walksUp, frauds.tapsHimself, frauds.takesBack];
  return Array.from({ length: 12 }, (_, index) => {
    const drawn = drawCounter(random, sampleUnitCode, index + 1);
    const counter = {
      ...drawn,
      clerks: [drawn.clerks[0]] as const,
      visitsADay: index === 4 ? 60 : 12,
      neverAsks: false,
    };
    return [...honestDays(random, counter, "2026-01-27", 39)].flatMap(([day, visits]) =>
      day >= bentFrom ? (kinds[index]?.(random, visits) ?? visits) : visits,
    );
  });
};

/** Shifts of a window, and the kiosk there. */
interface Written {
  readonly device: TestDevice;
  readonly shifts: readonly WrittenShift[];
}

const shown = (flag: Omit<Flag, "ratings">, ratings: readonly string[]): string =>
  JSON.stringify([questionOf(flag), flag.from, flag.to, flag.measured.toPrecision(6), ratings.toSorted()]);

const stored = async (): Promise<readonly string[]> => {
  const flags = await centre.sql<(Omit<Flag, "ratings"> & { readonly ratings: string[] })[]>`
    select signal, comparison, unit_code as "unitCode", window_number as "windowNumber", staff_number as "staffNumber",
      first_day as from, last_day as to, measured, bound,
      array(
        select device || '/' || epoch || '/' || seq from questioned_ratings where flag = flags.id) as ratings
    from flags`;
  return flags.map(({ ratings, ...flag }) => shown(flag, ratings)).toSorted();
};

test("flags are those of all entries, in whatever order windows and days arrive", async () => {
  // A kiosk replaces another one in February: the weeks before arrive after the last one.
  const halves = hall().map((visits) => [
    visits.filter(({ day }) => day >= replacedOn),
    visits.filter(({ day }) => day < replacedOn),
  ]);
  const written: Written[] = [];
  for (const visits of [0, 1].flatMap((half) => halves.map((of) => of[half] ?? []))) {
    written.push({ device: await enrolDevice(centre), shifts: writeShifts(visits) });
  }
  for (const [at, { device, shifts }] of written.entries()) {
    const links = writeLedger(device.id, [...ledgerOf(shifts), endDraft(shifts.at(-1)?.shiftId ?? "")]);
    await verifiedReceipt(device, await upload(device, links, endOf(links)));
    if (at % 6 === 5) await centre.rollUp();
  }
  await centre.rollUp();
  const visits = written.flatMap(({ device, shifts }) => readBack(shifts, device.id, sampleUnit.hours));
  const expected = mergeFlags(judgeVisits(visits, { from: "2026-01-01", to: "2026-03-31" }));
  const signals = new Set(expected.map(({ signal }) => signal));
  expect([signals.size > 3, signals.has("cancelled-prompts")]).toEqual([true, true]);
  expect(expected.some(({ comparison }) => comparison === "own-history")).toBe(true);
  expect(await stored()).toEqual(
    expected.map(({ ratings, ...flag }) => shown(flag, ratings.map(keyTextOf))).toSorted(),
  );
});
