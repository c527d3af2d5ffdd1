import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Grant } from "../../../contract/office/accounts/roles.ts";
import { OfficeFigures } from "../../../contract/office/figures/figures.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { enrolDevice } from "../../support/centre/device.ts";
import { at, endDraft, startDraft } from "../../support/centre/duty-drafts.ts";
import { ratingDraft } from "../../support/centre/ledger.ts";
import { pageHeadersOf } from "../../support/centre/page-headers.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { addWindows, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { askFigures } from "./read-figures.ts";

let centre: TestCentre;
const week = "from=2026-05-11&to=2026-05-17";
const ofUnit = `&unit=${sampleUnitCode}`;

beforeAll(async () => {
  centre = await startCentre({ clock: () => Date.parse("2026-06-01T00:00:00+08:00") });
  await addWindows(centre.sql, ["5"]);
  for (const [windowNumber, count] of [
    ["3", 12],
    ["4", 11],
    ["5", 4],
  ] as const) {
    const shiftId = randomUUID();
    const about = { shiftId, unitCode: sampleUnitCode, windowNumber, staffNumber: `10${windowNumber}` };
    await sendEpoch(await enrolDevice(centre), [
      at("2026-05-12T08:00:00.000+08:00", startDraft(shiftId, about)),
      ...Array.from({ length: count }, () =>
        at("2026-05-12T09:30:00.000+08:00", ratingDraft({ ...about, promptId: randomUUID(), level: 4 })),
      ),
      at("2026-05-12T17:00:00.000+08:00", endDraft(shiftId)),
    ]);
  }
  await centre.rollUp();
});
afterAll(() => centre.stop());

const answerFor = async (grant: Grant, query: string): Promise<Response> =>
  askFigures(centre, `?${week}&by=windows${query}`, await pageHeadersOf(centre.sql, randomUUID(), [grant]));

const sumFor = async (grant: Grant, query: string): Promise<number | null> =>
  OfficeFigures.parse(await (await answerFor(grant, query)).json()).all?.ratings ?? null;

test("a window supervisor has the sum of the own window, and of no other place", async () => {
  const supervisor = { role: "supervisor", unitCode: sampleUnitCode, windowNumber: "3" } as const;
  expect(await sumFor(supervisor, `${ofUnit}&window=3`)).toBe(12);
  for (const other of ["", ofUnit]) expect(await sumFor(supervisor, other)).toBeNull();
  const bodyFor = async (window: string) => (await answerFor(supervisor, `${ofUnit}&window=${window}`)).text();
  expect(JSON.parse(await bodyFor("4"))).toMatchObject({ code: "not-found" });
  expect(await bodyFor("4")).toBe(await bodyFor("unknown"));
});

test("a unit leader has the sum of each window that is told, and of the unit", async () => {
  const leader = { role: "leader", unitCode: sampleUnitCode } as const;
  expect(await sumFor(leader, ofUnit)).toBe(27);
  expect(await sumFor(leader, `${ofUnit}&window=3`)).not.toBeNull();
  expect(await sumFor(leader, `${ofUnit}&window=5`)).toBeNull();
});

test("a window without its unit is refused", async () => {
  expect(await refusalIn(await askFigures(centre, `?${week}&window=3`))).toMatchObject({
    code: "request-invalid",
    facts: { field: "unit" },
  });
});
