import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type DutyQuery,
  dutyAtOnce,
  dutyQuestion,
  explanationsQuestion,
} from "../../../contract/office/shifts/duty.ts";
import { askOffice } from "../../support/centre/ask-office.ts";
import { enrolDevice, enrolWithCode, type TestDevice } from "../../support/centre/device.ts";
import {
  at,
  closingDraft,
  endDraft,
  explanationDraft,
  pauseDraft,
  promptDraft,
  resumeDraft,
  startDraft,
} from "../../support/centre/duty-drafts.ts";
import { filtered } from "../../support/centre/filtered.ts";
import { ratingDraft } from "../../support/centre/ledger.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { addUnits, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

const nowMs = Date.parse("2026-03-01T01:00:00.000Z");
let centre: TestCentre;
let device: TestDevice;
let shiftId: string;
let promptId: string;

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  await addUnits(centre.sql, ["elsewhere"]);
});
beforeEach(async () => {
  device = await enrolDevice(centre);
  [shiftId, promptId] = [randomUUID(), randomUUID()];
});
afterAll(() => centre.stop());

const already = (...seqs: readonly number[]) => seqs.map((seq) => ({ seq, reason: "already-given" }));
const time = (clock: string) => `2026-03-01T${clock}:00.000+08:00`;

describe("a shift", () => {
  const standing = async () => {
    const rows = await centre.sql`
      select shifts.shift_id, shifts.unit_code, shifts.window_number, shifts.staff_number, shifts.mentor_number,
        shifts.started_at, ended_at, cause as end_cause, open_shifts.shift_id is not null as is_open
      from shifts left join shift_endings using (device, shift_id) left join open_shifts using (device, shift_id)
      where shifts.device = ${device.id} order by shifts.epoch, shifts.seq`;
    return [...rows];
  };
  const shift = (changes = {}) => ({
    shift_id: shiftId,
    unit_code: sampleUnitCode,
    window_number: "3",
    staff_number: "1001",
    mentor_number: null,
    started_at: time("09:00"),
    ended_at: null,
    end_cause: null,
    is_open: true,
    ...changes,
  });
  const started = () => at(time("09:00"), startDraft(shiftId));

  test("is open until it ends", async () => {
    await sendEpoch(device, [started()]);
    expect(await standing()).toEqual([shift()]);
    await sendEpoch(device, [started(), at(time("12:00"), endDraft(shiftId, "forgotten"))]);
    expect(await standing()).toEqual([shift({ ended_at: time("12:00"), end_cause: "forgotten", is_open: false })]);
  });
  test("is ended by a newer shift of the same device, in either order of arrival", async () => {
    const next = randomUUID();
    const newer = at(time("09:00"), startDraft(next, { staffNumber: "1002", mentorNumber: "1001" }));
    await sendEpoch(device, [newer], 2);
    await sendEpoch(device, [started()], 1);
    expect(await standing()).toEqual([
      shift({ is_open: false }),
      shift({ shift_id: next, staff_number: "1002", mentor_number: "1001" }),
    ]);
  });
  test("begins once and ends once", async () => {
    const drafts = [started(), started(), endDraft(shiftId), endDraft(shiftId, "forgotten")];
    expect(await sendEpoch(device, drafts)).toEqual({ size: 4, quarantined: already(2, 4) });
    expect((await standing()).map((row) => row["end_cause"])).toEqual(["logged-out"]);
  });
  test("is not ended by entries of another device", async () => {
    await sendEpoch(device, [started()]);
    await sendEpoch(await enrolDevice(centre), [startDraft(randomUUID()), endDraft(shiftId)]);
    expect(await standing()).toEqual([shift()]);
  });
});

describe("a prompt", () => {
  const standing = async () => {
    const rows = await centre.sql`
      select unit_code, window_number, staff_number, source, services, opened_at, outcome, cause
      from present_prompts where device = ${device.id} order by epoch, seq`;
    return [...rows];
  };
  const opened = (changes = {}) => at(time("09:30"), promptDraft(promptId, { shiftId, ...changes }));
  const prompt = (changes = {}) => ({
    unit_code: sampleUnitCode,
    window_number: "3",
    staff_number: "1001",
    source: "counter-api",
    services: [],
    opened_at: time("09:30"),
    outcome: "open",
    cause: null,
    ...changes,
  });

  test("has its services, and the place of its shift", async () => {
    const [first, second] = [1, 2].map((serviceNumber) => ({ transactionRef: promptId, serviceNumber }));
    const services = { transaction: first, furtherTransactions: [second] };
    await sendEpoch(device, [startDraft(shiftId, { unitCode: "elsewhere", windowNumber: "7" }), opened(services)]);
    const where = { unit_code: "elsewhere", window_number: "7" };
    expect(await standing()).toEqual([prompt({ ...where, services: [first, second] })]);
  });
  test("is placed at its device's window as long as its shift is unknown", async () => {
    await sendEpoch(device, [opened()], 2);
    expect(await standing()).toEqual([prompt()]);
    await sendEpoch(device, [startDraft(shiftId, { windowNumber: "7" })], 1);
    expect(await standing()).toEqual([prompt({ window_number: "7" })]);
  });
  test.each([
    ["unanswered", "timed-out"],
    ["cancelled", "cancelled-by-system"],
    ["unanswered", "interrupted"],
  ])("ends %s, %s, also where its end comes first", async (outcome, cause) => {
    await sendEpoch(device, [closingDraft(promptId, outcome, cause)], 2);
    await sendEpoch(device, [opened()], 1);
    expect(await standing()).toEqual([prompt({ outcome, cause })]);
  });
  test("is answered by a tap, also where the device had rated the service earlier", async () => {
    const service = { transaction: { transactionRef: promptId, serviceNumber: 1 } };
    const sent = await sendEpoch(device, [
      ratingDraft(service),
      opened(service),
      ratingDraft({ promptId, ...service }),
    ]);
    expect(sent.quarantined).toEqual([{ seq: 3, reason: "already-rated" }]);
    expect(await standing()).toEqual([prompt({ services: [service.transaction], outcome: "answered" })]);
  });
  test("is opened once and closed once", async () => {
    const closed = closingDraft(promptId, "cancelled", "cancelled-by-staff");
    const sent = await sendEpoch(device, [opened(), opened(), closed, closed]);
    expect(sent).toEqual({ size: 4, quarantined: already(2, 4) });
  });
});

describe("the staff on duty", () => {
  const place = { unitCode: sampleUnitCode, unitName: { zh: "测试服务中心" } };
  const lastSeenAt = new Date(nowMs).toISOString();
  const mine = async () => (await askOffice(centre, dutyQuestion)).onDuty.filter((row) => row.device === device.id);
  const duty = (changes = {}) => ({
    ...place,
    device: device.id,
    shiftId,
    windowNumber: "3",
    staffNumber: "2001",
    staffName: { zh: "2001" },
    mentorNumber: null,
    since: time("09:00"),
    paused: null,
    lastSeenAt,
    alsoAt: [],
    ...changes,
  });
  const started = at(time("09:00"), startDraft("33333333-3333-4333-8333-333333333333", { staffNumber: "2001" }));
  const startedNow = () => ({ ...started, body: { ...started.body, shiftId } });

  test("are listed with the start, whether paused, and until when", async () => {
    const paused = at(time("12:00"), pauseDraft(shiftId, time("13:30")));
    await sendEpoch(device, [startedNow(), paused]);
    const reason = { zh: "午休", en: "Lunch break" };
    expect(await mine()).toEqual([duty({ paused: { since: time("12:00"), reason, until: time("13:30") } })]);
    await sendEpoch(device, [startedNow(), paused, resumeDraft(shiftId)]);
    expect(await mine()).toEqual([duty()]);
    await sendEpoch(device, [startedNow(), paused, resumeDraft(shiftId), endDraft(shiftId)]);
    expect(await mine()).toEqual([]);
  });
  test("are listed with the other windows of the same person", async () => {
    const window = { unitCode: sampleUnitCode, windowNumber: "4" };
    const other = await enrolWithCode(centre.url, await centre.newEnrolmentCode(window));
    await sendEpoch(device, [startedNow()]);
    const there = randomUUID();
    await sendEpoch(other, [startDraft(there, { staffNumber: "2001", windowNumber: "4" })]);
    expect(await mine()).toEqual([duty({ alsoAt: ["4"] })]);
    await sendEpoch(other, [startDraft(there, { staffNumber: "2001", windowNumber: "4" }), endDraft(there)]);
    expect(await mine()).toEqual([duty()]);
  });
  test("are found by state, unit and text, counted, and listed page by page", async () => {
    await sendEpoch(device, [startedNow(), at(time("12:00"), pauseDraft(shiftId, time("13:30")))]);
    const read = (query: DutyQuery) => askOffice(centre, filtered(dutyQuestion, query));
    const isListed = async (query: DutyQuery) => (await read(query)).onDuty.some((row) => row.device === device.id);
    expect(await isListed({ state: "paused", unit: sampleUnitCode, text: "2001" })).toBe(true);
    expect(await isListed({ text: "测试服务" })).toBe(true);
    expect(await isListed({ state: "serving" })).toBe(false);
    expect(await isListed({ state: "elsewhere" })).toBe(false);
    expect(await isListed({ unit: "elsewhere" })).toBe(false);
    const before = (await read({})).counts;
    await centre.sql`
      insert into devices (id, fingerprint, public_key, unit_code, window_number, app_version, enrolled_at)
      select gen_random_uuid(), 'many', decode(lpad(to_hex(each), 88, '0'), 'hex'), unit_code, window_number, app_version,
        enrolled_at
      from devices cross join generate_series(1, ${dutyAtOnce + 5}) as each where id = ${device.id}`;
    await centre.sql`
      insert into ledger_epochs select id, 1, 1, repeat('0', 64) from devices where fingerprint = 'many'`;
    await centre.sql`
      insert into ledger_entries (device, epoch, seq, entry, received_at)
      select id, 1, 1, '{}', now() from devices where fingerprint = 'many'`;
    await centre.sql`
      insert into shifts (device, epoch, seq, shift_id, unit_code, window_number, staff_number, started_at, received_at)
      select id, 1, 1, gen_random_uuid(), unit_code, window_number, 'M-' || row_number() over (), ${time("09:00")}, now()
      from devices where fingerprint = 'many'`;
    await centre.sql`
      insert into open_shifts
      select * from shifts_open_at(array(select id from devices where fingerprint = 'many'))`;
    const many = await read({ text: "m-" });
    const rest = await read({ text: "m-", after: many.next ?? "" });
    expect([many.onDuty.length, rest.onDuty.length, rest.next]).toEqual([dutyAtOnce, 5, null]);
    expect(new Set([...many.onDuty, ...rest.onDuty].map((row) => row.device)).size).toBe(dutyAtOnce + 5);
    expect((await read({})).counts).toEqual({ ...before, serving: before.serving + dutyAtOnce + 5 });
    await centre.sql`update devices set revoked_at = now() where fingerprint = 'many'`;
  });
});

test("an explanation reaches the centre with the service it is about, once", async () => {
  const before = (await askOffice(centre, explanationsQuestion)).count;
  const draft = at(time("10:00"), explanationDraft({ shiftId, transactionRef: "330100-2026-7" }));
  expect(await sendEpoch(device, [draft, draft])).toEqual({ size: 2, quarantined: already(2) });
  const { count, rows } = await askOffice(centre, explanationsQuestion);
  expect(count - before).toBe(1);
  expect(rows.filter((row) => row.device === device.id)).toEqual([
    {
      device: device.id,
      epoch: 1,
      seq: 1,
      unitCode: sampleUnitCode,
      unitName: { zh: "测试服务中心" },
      windowNumber: "3",
      staffNumber: "1001",
      staffName: { zh: "测试1001" },
      transactionRef: "330100-2026-7",
      text: "当时系统正在升级，等了二十分钟",
      givenAt: time("10:00"),
      receivedAt: new Date(nowMs).toISOString(),
    },
  ]);
});
