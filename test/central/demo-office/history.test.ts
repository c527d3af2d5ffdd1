import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { dayOf } from "../../../build/demonstration/calendar.ts";
import type { DemoKiosk } from "../../../build/demonstration/demo-kiosk.ts";
import { type FillOrder, fillDemonstration } from "../../../build/demonstration/fill-demonstration.ts";
import { demonstrationWindows } from "../../../build/demonstration/windows.ts";
import { startDemonstration } from "../../../build/start/demonstration-process.ts";
import { openSigner } from "../../../central/keys/signing-key.ts";
import { verifyStored } from "../../../central/ledger/audit/verify-stored.ts";
import { complaintsQuestion, opinionsQuestion } from "../../../contract/office/feedback.ts";
import { explanationsQuestion } from "../../../contract/office/shifts/duty.ts";
import type { DeviceId } from "../../../contract/words.ts";
import { askOffice } from "../../support/centre/ask-office.ts";
import { enrolWithCode } from "../../support/centre/device.ts";
import { listedDevices } from "../../support/centre/list-devices.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "counterstar-demonstration-"));
const ignore = (): void => undefined;
const daysBefore = 8;
const orderFor = ({ url, demoPassword = "" }: TestCentre, folder: string): FillOrder => ({
  ...{ centreUrl: url, password: demoPassword, folder, appVersion: "0.1.0" },
  // Open days among them, on whatever day the test runs.
  days: daysBefore,
});
const close = (kiosks: readonly DemoKiosk[] | null) => Promise.all((kiosks ?? []).map((kiosk) => kiosk.close()));

let dataFolder = "";
let centre: TestCentre;
let folder = "";
beforeAll(async () => {
  // The windows keep the office's time on any machine.
  vi.stubEnv("TZ", "America/New_York");
  [dataFolder, folder] = [await newFolder(), await newFolder()];
  centre = await startCentre({ demo: true, dataFolder });
});
afterAll(async () => {
  await centre.stop();
  vi.unstubAllEnvs();
});

/** Starts the program as `npm start` does, and kills it in the middle of the history. Resolves with the terminal's lines. */
const killInTheMiddle = (order: FillOrder): Promise<readonly string[]> =>
  new Promise((resolve) => {
    const lines: string[] = [];
    let program = 0;
    const say = (line: string): void => {
      lines.push(line);
      if (line.endsWith("50 %")) process.kill(program, "SIGKILL");
      if (line.includes("stopped")) resolve(lines);
    };
    const note = (pid: number | undefined): void => {
      program = pid ?? 0;
    };
    startDemonstration(order, join(dataFolder, "demonstration.log"), note, say);
  });

interface Stored {
  readonly device: DeviceId;
  readonly kind: string;
  readonly at: string;
  readonly promptId: string | null;
  readonly comment: string | null;
}

/** Entries of days that are over, in the order of arrival. */
const storedBeforeToday = async (): Promise<readonly Stored[]> => {
  const rows = await centre.sql<Stored[]>`
    select device, entry ->> 'kind' as kind, entry ->> 'at' as at, entry -> 'body' ->> 'promptId' as "promptId",
      case when entry ->> 'kind' = 'comment-given' then entry -> 'body' ->> 'text' end as comment
    from (
      select device, epoch, seq, received_at, convert_from(entry, 'UTF8')::jsonb as entry from ledger_entries
    ) as read order by received_at, device, epoch, seq`;
  const today = dayOf(Date.now());
  return rows.filter(({ at }) => at.slice(0, 10) < today);
};

test("a history that was cut short is written whole, once, and without a false alarm", async () => {
  const lines = await killInTheMiddle(orderFor(centre, folder));
  expect(lines.slice(0, 5)).toEqual([10, 20, 30, 40, 50].map((percent) => `Demonstration data 演示数据 ${percent} %`));
  const shares: number[] = [];
  await close(await fillDemonstration(orderFor(centre, folder), (share) => shares.push(share)));
  // A weekend just before the middle has no entries: the second run begins again at its Friday.
  const weekend = 2 / (daysBefore + 1);
  expect(shares[0]).toBeGreaterThan(0.5 - weekend);
  expect(shares.at(-1)).toBe(1);

  const devices = await listedDevices(centre);
  expect(devices.map(({ unitCode, windowNumber }) => `${unitCode}/${windowNumber}`).toSorted()).toEqual(
    demonstrationWindows.map(({ name }) => name).toSorted(),
  );
  expect(devices.map(({ quarantined, status, health }) => [quarantined, status, health.unsent])).toEqual(
    devices.map(() => [0, "live", 0]),
  );
  const signer = await openSigner(dataFolder);
  for (const { device } of devices) {
    const verified = await verifyStored(centre.sql, { device: device as DeviceId, signer, at: new Date() });
    expect(verified?.faults).toEqual([]);
  }
  const alarms = await centre.sql`
    select kind, unit_code, window_number from alarms join devices on devices.id = device`;
  expect([...alarms]).toEqual([{ kind: "database-lost", unit_code: "330122-TL", window_number: "1" }]);

  const entries = await storedBeforeToday();
  const opened = entries.filter(({ kind }) => kind === "prompt-opened");
  expect(opened.length).toBeGreaterThan(300);
  expect(new Set(opened.map(({ promptId }) => promptId)).size).toBe(opened.length);
  const hours = opened.map(({ at }) => Number(at.slice(11, 13)));
  expect([Math.min(...hours) >= 8, Math.max(...hours) < 20]).toEqual([true, true]);
  expect(new Set(opened.map(({ at }) => at.slice(23)))).toEqual(new Set(["+08:00"]));
  const days = entries.map(({ at }) => at.slice(0, 10));
  expect(days.filter((day, index) => day < (days[index - 1] ?? ""))).toEqual([]);
  const comments = entries.flatMap(({ comment }) => comment ?? []);
  expect([comments.length >= 40, new Set(comments).size]).toEqual([true, comments.length]);
  expect((await askOffice(centre, opinionsQuestion)).rows).toHaveLength(2);
  expect((await askOffice(centre, complaintsQuestion)).rows.map(({ content }) => content.isOpen)).toEqual([true]);
  expect((await askOffice(centre, explanationsQuestion)).rows.length).toBeGreaterThan(0);

  await close(await fillDemonstration(orderFor(centre, folder), ignore));
  expect(await storedBeforeToday()).toEqual(entries);
});

test("a demonstration centre with an enrolled device gets no history", async () => {
  const inUse = await startCentre({ demo: true });
  await enrolWithCode(inUse.url, await inUse.newEnrolmentCode({ unitCode: "330106-XH", windowNumber: "1" }));
  expect(await fillDemonstration(orderFor(inUse, await newFolder()), ignore)).toBeNull();
  expect(await listedDevices(inUse)).toHaveLength(1);
  await inUse.stop();
});
