import { randomUUID } from "node:crypto";
import { lineOf } from "../../../contract/audit/export-file.ts";
import type { ChainLink } from "../../../contract/ledger/chain.ts";
import type { LevelCounts } from "../../../contract/office/figures/figures.ts";
import { enrolWithCode, signCheckpoint, type TestDevice, upload } from "../../support/centre/device.ts";
import { signText } from "../../support/centre/device-keys.ts";
import { at, closingDraft, endDraft, promptDraft, startDraft } from "../../support/centre/duty-drafts.ts";
import { type Draft, endOf, ratingDraft, writeEntries } from "../../support/centre/ledger.ts";
import { verifiedReceipt } from "../../support/centre/receipts.ts";
import type { TestCentre } from "../../support/centre/start-centre.ts";

export interface CityWindow {
  readonly unitCode: string;
  readonly windowNumber: string;
  readonly staffNumber: string;
  /** The day of all its services. */
  readonly day: string;
  /** Services asked about. */
  readonly asked: number;
  readonly levels: LevelCounts;
  /** Of every service. */
  readonly matter?: string;
}

const sameDay = { day: "2026-03-10" };

/** March 2026 of two units, A and B, with five windows. */
export const cityWindows: readonly CityWindow[] = [
  { ...sameDay, unitCode: "A", windowNumber: "1", staffNumber: "101", asked: 400, levels: [1, 2, 9, 40, 148] },
  { ...sameDay, unitCode: "A", windowNumber: "2", staffNumber: "102", asked: 300, levels: [0, 1, 4, 25, 60] },
  // In another week: in the same one its three ratings would be hidden together with those of window 2.
  { day: "2026-03-24", unitCode: "A", windowNumber: "3", staffNumber: "103", asked: 20, levels: [0, 0, 0, 0, 3] },
  { ...sameDay, unitCode: "B", windowNumber: "1", staffNumber: "201", asked: 500, levels: [4, 6, 30, 110, 100] },
  { ...sameDay, unitCode: "B", windowNumber: "2", staffNumber: "202", asked: 260, levels: [3, 7, 10, 30, 50] },
];

/** Two units with their windows, beside those of the sample office. */
export const addCity = async ({ sql }: Pick<TestCentre, "sql">): Promise<void> => {
  for (const unit of ["A", "B"]) {
    await sql`
      insert into units (code, name, district, supervision_phone, complaint_room)
      values (${unit}, ${sql.json({ zh: `${unit}单位`, en: `Unit ${unit}` })}, '市本级', '0571-12345', ${sql.json({ zh: "二楼" })})`;
  }
  for (const { unitCode, windowNumber } of cityWindows) {
    await sql`
      insert into windows (unit_code, number, name)
      values (${unitCode}, ${windowNumber}, ${sql.json({ zh: "综合受理" })})`;
  }
};

/** One shift of a window, with a rating for each of `levels`; the other services asked about stay unanswered. */
export const shiftOf = (window: CityWindow): readonly Draft[] => {
  const { unitCode, windowNumber, staffNumber, day, asked, levels, matter } = window;
  const shiftId = randomUUID();
  const about = { shiftId, staffNumber, source: "counter-api" };
  const place = { unitCode, windowNumber };
  const given = levels.flatMap((count, index) => Array.from({ length: count }, () => index + 1));
  const rated = given.flatMap((level) => {
    const promptId = randomUUID();
    const transaction = matter && { transactionRef: randomUUID(), serviceNumber: 1, matterName: matter };
    return [
      promptDraft(promptId, about),
      ratingDraft({ ...about, ...place, promptId, level, ...(transaction && { transaction }) }),
    ];
  });
  const unanswered = Array.from({ length: asked - given.length }, () => randomUUID()).flatMap((promptId) => [
    promptDraft(promptId, about),
    closingDraft(promptId, "unanswered", "timed-out"),
  ]);
  const drafts = [startDraft(shiftId, { staffNumber, ...place }), ...rated, ...unanswered, endDraft(shiftId)];
  return drafts.map((draft) => at(`${day}T09:00:00.000+08:00`, draft));
};

/** A device at a window of the city, with its ledger so far. */
export interface CityDevice {
  readonly device: TestDevice;
  readonly links: readonly ChainLink[];
}

/** Sends what follows, under a checkpoint of this moment of the device; `status` may say more about it. */
export const sendLater = async (
  { device, links }: CityDevice,
  checkpointAt: string,
  drafts: readonly Draft[] = [],
  status: Readonly<Record<string, unknown>> = {},
): Promise<CityDevice> => {
  const added = writeEntries(device.id, endOf(links), drafts);
  const all = [...links, ...added];
  const usual = { appVersion: "0.1.0", configurationVersion: 1, screenSilentMs: 100, keyAtRest: "file" };
  const changes = { at: checkpointAt, status: { ...usual, ...status } };
  await verifiedReceipt(device, await upload(device, added, endOf(all), changes));
  return { device, links: all };
};

/** The file that the device writes to a stick: what follows, under a checkpoint of this moment. */
export const writeStick = (
  { device, links }: CityDevice,
  checkpointAt: string,
  drafts: readonly Draft[],
): { readonly file: Buffer; readonly after: CityDevice } => {
  const added = writeEntries(device.id, endOf(links), drafts);
  const all = [...links, ...added];
  const header = {
    ...{ type: "ledger-export", v: 1, device: device.id, exportedBy: "device", exportedAt: checkpointAt, proofs: 1 },
    ...{ devicePublicKey: device.keys.publicKey, centrePublicKey: device.centrePublicKey },
    ...{ epochs: [endOf(all)], after: [endOf(links)] },
  };
  const lines = [
    lineOf(signText(device.keys, JSON.stringify(header))),
    ...added.map(({ text }) => text),
    lineOf(signCheckpoint(device, endOf(all), { at: checkpointAt })),
  ];
  return { file: Buffer.from(lines.map((line) => `${line}\n`).join("")), after: { device, links: all } };
};

/** The first entry of a device. */
const firstStart: Draft = { kind: "epoch-begun", body: { reason: "first-start", before: null } };

/** Enrols a device at the window and uploads its month. */
export const sendMonth = async (centre: TestCentre, window: CityWindow): Promise<CityDevice> => {
  const { unitCode, windowNumber } = window;
  const device = await enrolWithCode(centre.url, await centre.newEnrolmentCode({ unitCode, windowNumber }));
  return sendLater({ device, links: [] }, "2026-03-31T11:00:00.000+08:00", [firstStart, ...shiftOf(window)]);
};

/** The whole city; returns its devices in the order of `cityWindows`. */
export const sendCity = async (centre: TestCentre): Promise<readonly CityDevice[]> => {
  await addCity(centre);
  const devices: CityDevice[] = [];
  for (const window of cityWindows) devices.push(await sendMonth(centre, window));
  await centre.rollUp();
  return devices;
};
