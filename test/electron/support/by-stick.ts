import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeVerifier } from "../../../central/ledger/audit/node-verifier.ts";
import { startVerifier, type Verification } from "../../../contract/audit/verify-export.ts";
import type { AirGapJob } from "../../../contract/ipc/it-air-gap.ts";
import type { ExportScope } from "../../../contract/ipc/it-inputs.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import type { TestCentre } from "../../support/centre/start-centre.ts";
import { enrolledKiosk, type SyncKiosk } from "./sync-kiosk.ts";
import { until } from "./until.ts";

/** No server listens there: the network does not reach the centre. */
export const nowhere = "http://127.0.0.1:9";
export const newStick = (): string => mkdtempSync(join(tmpdir(), "counterstar-stick-"));

export const offlineKiosk = async (centre: TestCentre, ratings: number): Promise<SyncKiosk> => {
  const one = await enrolledKiosk(centre, nowhere);
  one.rate(ratings);
  one.startSync();
  return one;
};

const isDone = ({ state }: AirGapJob): boolean => state !== "exporting" && state !== "importing";

/** The last report of the sync about the stick job it was given. */
export const carried = async (one: SyncKiosk, order: Parameters<SyncKiosk["carry"]>[0]): Promise<AirGapJob> => {
  const before = one.jobs.length;
  one.carry(order);
  await until("the end of the job", () => one.jobs.slice(before).some(isDone), 60_000);
  return one.jobs.slice(before).find(isDone) as AirGapJob;
};

/** The path of the written file. */
export const exported = async (one: SyncKiosk, folder: string, scope: ExportScope = "unsent"): Promise<string> => {
  const job = await carried(one, { type: "export-ledger", input: { folder, scope } });
  if (job.state !== "exported") throw new Error(JSON.stringify(job));
  return join(folder, job.fileName);
};

export const receiptsFrom = (one: SyncKiosk, folder: string): Promise<AirGapJob> =>
  carried(one, { type: "import-receipts", input: { folder } });

export const sendToOffice = (centre: TestCentre, bytes: Buffer): Promise<Response> =>
  fetch(centre.url + officePaths.imports, {
    method: "POST",
    headers: { ...centre.asCity, "content-type": "application/octet-stream" },
    body: new Uint8Array(bytes),
  });

/** The findings of an auditor without any keys. */
export const verified = (file: string): Verification => {
  const verifier = startVerifier(nodeVerifier(undefined));
  readFileSync(file, "utf8").trimEnd().split("\n").forEach(verifier.take);
  return verifier.finish();
};
