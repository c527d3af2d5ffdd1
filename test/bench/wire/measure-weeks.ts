import { join } from "node:path";
import type { Fetch } from "../../../electron/wire/centre-client.ts";
import { startSlowLine } from "../../electron/support/slow-line.ts";
import { uploadIn } from "../../faults/wire/sent-upload.ts";
import { assertRatingsArrive, type BenchCentre } from "../support/bench-centre.ts";
import { folderOnDisk } from "../support/folders.ts";
import { toHundredths } from "../support/statistics.ts";
import { fleetDevice } from "./fleet-device.ts";

export interface Weeks {
  readonly entries: number;
  readonly seconds: number;
  /** The time that the bytes alone need on such a line. */
  readonly secondsOfBytes: number;
  readonly bytesPerEntry: number;
  readonly cuts: number;
  readonly uploads: number;
  readonly failedUploads: number;
  /** The most entries in one upload that an earlier upload had sent before. */
  readonly mostSentAgainAtOnce: number;
  readonly largestBatch: number;
  readonly sentAgainShare: number;
}

const bytesPerSecond = 8_000;
const lostShare = 0.05;
const cutEveryMs = 45_000;
const mostMs = 3_600_000;

interface Sent {
  readonly from: number;
  readonly to: number;
  readonly bytes: number;
  readonly isAnswered: boolean;
}

/** A fetch that records the entries of each upload, and whether the upload was answered. */
const recordingCarry = (sent: Sent[]): Fetch => {
  return async (url, init) => {
    const upload = uploadIn(url, init);
    const note = (isAnswered: boolean): void => {
      if (upload?.firstSeq === undefined || !(init.body instanceof Uint8Array)) return;
      sent.push({ from: upload.firstSeq, to: upload.position.size, bytes: init.body.byteLength, isAnswered });
    };
    try {
      const answer = await fetch(url, init);
      note(answer.ok);
      return answer;
    } catch (error) {
      note(false);
      throw error;
    }
  };
};

/** For each upload, the number of its entries that an earlier one had sent. */
const sentAgain = (sent: readonly Sent[]): readonly number[] => {
  let furthest = 0;
  return sent.map(({ from, to }) => {
    const again = Math.max(0, Math.min(to, furthest) - from + 1);
    furthest = Math.max(furthest, to);
    return again;
  });
};

/**
 * A window that was offline for three weeks gets a line of 64 kbit/s, which loses packets and breaks off now and
 * then.
 */
export const measureWeeks = async (centre: BenchCentre, entries: number): Promise<Weeks> => {
  const before = await centre.ratingCount();
  const line = await startSlowLine(centre.url, { bytesPerSecond, lostShare });
  const sent: Sent[] = [];
  const [code = ""] = await centre.newEnrolmentCodes(1);
  const place = { centreUrl: line.url, code, folder: join(await folderOnDisk(), "weeks"), firstVisit: 0 };
  const device = await fleetDevice(place, { carry: recordingCarry(sent) });
  let cuts = 0;
  const cutting = setInterval(() => {
    line.cut();
    cuts += 1;
  }, cutEveryMs);
  try {
    device.serve(entries);
    const { allMs } = await device.arrive(mostMs);
    if (allMs === undefined) throw new Error(`not through in ${mostMs} ms`);
    await assertRatingsArrive(centre, before + Math.floor(entries / 2));
    const bytes = sent.reduce((sum, each) => sum + each.bytes, 0);
    const arrived = sent.filter(({ isAnswered }) => isAnswered).reduce((sum, each) => sum + each.bytes, 0);
    const again = sentAgain(sent);
    return {
      entries,
      seconds: Math.round(allMs / 1_000),
      secondsOfBytes: Math.round(arrived / bytesPerSecond),
      bytesPerEntry: toHundredths(arrived / entries),
      cuts,
      uploads: sent.length,
      failedUploads: sent.filter(({ isAnswered }) => !isAnswered).length,
      mostSentAgainAtOnce: Math.max(...again),
      largestBatch: Math.max(...sent.map(({ from, to }) => to - from + 1)),
      sentAgainShare: toHundredths((bytes - arrived) / arrived),
    };
  } finally {
    clearInterval(cutting);
    device.close();
    await line.close();
  }
};
