import { randomUUID } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openPlatform, type PlatformSettings } from "../../../central/platform/open-platform.ts";
import { uploadRound } from "../../../central/platform/upload-round.ts";
import type { TestDevice } from "../../support/centre/device.ts";
import { enrolDevice, upload } from "../../support/centre/device.ts";
import { at, endDraft, startDraft } from "../../support/centre/duty-drafts.ts";
import { type Draft, ratingDraft, writeLedger } from "../../support/centre/ledger.ts";
import type { TestCentre } from "../../support/centre/start-centre.ts";
import { platformSecret, type ReceivingPlatform } from "../../support/receiving-platform.ts";

export const mappingFile = fileURLToPath(new URL("../../../central/platform/mapping.json", import.meta.url));

/** The settings of an office that uses the shipped mapping, or another one. */
export const settingsFor = async (
  { url }: Pick<ReceivingPlatform, "url">,
  file = mappingFile,
): Promise<PlatformSettings> => {
  const secretFile = join(await mkdtemp(join(tmpdir(), "counterstar-platform-")), "secret");
  await writeFile(secretFile, `${platformSecret}\n`);
  return { url, mappingFile: file, secretFile };
};

/** The shipped codes are of this matter. */
const matterName = "居民身份证换领";

/** A rating of a service with a number, with which the platform takes it. */
export const servedDraft = (projectNo: string, changes: Readonly<Record<string, unknown>> = {}): Draft =>
  ratingDraft({
    source: "counter-api",
    transaction: { transactionRef: projectNo, serviceNumber: 1, matterName },
    ...changes,
  });

/** A device's first shift, finished, at nine on this day. */
export const shiftOf = (day: string, drafts: readonly Draft[]): readonly Draft[] => {
  const shiftId = randomUUID();
  const ofShift = drafts.map(({ kind, body }) => ({
    kind,
    body: kind === "rating-given" ? { ...body, shiftId } : body,
  }));
  return [startDraft(shiftId), ...ofShift, endDraft(shiftId)].map((draft) => at(`${day}T09:00:00.000+08:00`, draft));
};

/** Ratings that arrived at a centre in a finished shift of a new device, and were counted. */
export const sendShift = async (centre: TestCentre, day: string, drafts: readonly Draft[]): Promise<TestDevice> => {
  const device = await enrolDevice(centre);
  const answer = await upload(device, writeLedger(device.id, shiftOf(day, drafts)));
  if (answer.status !== 200) throw new Error(`HTTP ${answer.status}`);
  await centre.rollUp();
  return device;
};

interface Rounds {
  readonly centre: TestCentre;
  readonly platform: PlatformSettings;
  readonly clock: () => number;
}

/** One round of one centre, which waits for an answer for half a second. */
export const roundOf = async ({ centre, platform, clock }: Rounds): Promise<void> =>
  uploadRound({
    sql: centre.sql,
    clock,
    platform: await openPlatform(platform),
    timeoutMs: 500,
    stopping: new AbortController().signal,
  });

interface Accounted {
  readonly projectNo: string | null;
  readonly state: string | null;
  readonly reason: string | null;
  readonly detail: string | null;
}

/** Every rating that the centre counts, and its last upload. */
export const readAccount = (centre: TestCentre): Promise<readonly Accounted[]> => centre.sql<Accounted[]>`
  select ratings.transaction_ref as "projectNo", last.state, last.reason, last.detail
  from ratings left join lateral (
    select state, reason, detail from platform_uploads as uploads
    where (uploads.device, uploads.epoch, uploads.seq) = (ratings.device, ratings.epoch, ratings.seq)
    order by number desc limit 1) as last on true
  order by 1, 2`;

/** The faults of the promise: each rating is at the platform exactly once, or listed with its reason. */
export const unaccounted = async (centre: TestCentre, { rows }: ReceivingPlatform): Promise<readonly string[]> => {
  const there = [...rows.values()].filter(({ assessNumber }) => assessNumber === "1").map((row) => row["projectNo"]);
  return (await readAccount(centre)).flatMap(({ projectNo, state, reason }) => {
    const times = there.filter((each) => each === projectNo).length;
    if (state === "accepted" && times === 1) return [];
    if (state === "refused" && reason !== null && times === 0) return [];
    return [`${projectNo}: ${state} ${reason}, at the platform ${times} times`];
  });
};
