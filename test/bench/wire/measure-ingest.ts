import { enrolWithCode, type TestDevice, upload } from "../../support/centre/device.ts";
import { endOf, ratingDraft, writeEntries, writeLedger } from "../../support/centre/ledger.ts";
import type { BenchCentre } from "../support/bench-centre.ts";
import { type Spread, spreadOf } from "../support/statistics.ts";

export interface IngestOfSize {
  readonly entries: number;
  readonly uploads: number;
  /** One upload of one device, from the request for a nonce to the receipt. */
  readonly ms: Spread;
}

/** A single tap, a quiet hour, and the largest upload of a backlog. */
const sizes = [
  { entries: 2, uploads: 300 },
  { entries: 50, uploads: 150 },
  { entries: 1_000, uploads: 30 },
] as const;
/** For each size, before measuring begins. */
const warmUploads = 10;

const drafts = (count: number) => Array.from({ length: count }, () => ratingDraft());

const ingestOfSize = async (device: TestDevice, entries: number, uploads: number): Promise<IngestOfSize> => {
  const tookMs: number[] = [];
  let links = writeLedger(device.id, drafts(entries));
  for (let index = 0; index < warmUploads + uploads; index += 1) {
    const startedAtMs = performance.now();
    const answer = await upload(device, links);
    await answer.text();
    if (index >= warmUploads) tookMs.push(performance.now() - startedAtMs);
    if (answer.status !== 200) throw new Error(`upload ${index} of ${entries} entries: ${answer.status}`);
    links = writeEntries(device.id, endOf(links), drafts(entries));
  }
  return { entries, uploads, ms: spreadOf(tookMs) };
};

/** For each size, one device uploads repeatedly to a centre without other work. */
export const measureIngest = async (centre: BenchCentre): Promise<readonly IngestOfSize[]> => {
  const found: IngestOfSize[] = [];
  for (const { entries, uploads } of sizes) {
    const device = await enrolWithCode(centre.url, await centre.newEnrolmentCode());
    found.push(await ingestOfSize(device, entries, uploads));
  }
  return found;
};
