import { availableParallelism } from "node:os";
import type { Result } from "../../contract/result.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import type { CheckedUpload } from "./check-upload.ts";
import { ingestUpload } from "./ingest-upload.ts";
import { type Ingesting, ingestUploads } from "./ingest-uploads.ts";

/** Most uploads and entries of one `tx`; a larger upload has one of its own. */
const mostTogether = { uploads: 64, entries: 1_000 } as const;
/** Entries of an upload that is no longer a visit or two: it waits in a lane of its own, and holds up no visit. */
const manyEntries = 100;
/** Most uploads that wait for a device's row, each in a connection of its own. */
const mostApart = 4;

/** Uploads that are stored in the order of their arrival. */
interface Lane {
  readonly waiting: Waiting[];
  /** Each in a connection of its own. */
  readonly mostRunning: number;
  running: number;
}

interface Waiting {
  readonly upload: CheckedUpload;
  readonly settle: (outcome: Promise<Result<SignedText>>) => void;
}

const createLane = (mostRunning: number): Lane => ({ waiting: [], mostRunning, running: 0 });
/** While one waits for the disk, the other one computes. Visits are fastest in one lane: the more of them share a `tx`. */
const mostBacklogs = Math.max(2, Math.floor(availableParallelism() / 2));

type Sized = Pick<Waiting, "upload">;

const deviceOf = ({ upload }: Sized): string => upload.checkpoint.device;

/** Removes the uploads to store next from `waiting`, oldest first, each of another device. */
export const takeTogether = <Each extends Sized>(waiting: Each[]): readonly Each[] => {
  const taken = new Map<string, Each>();
  let entries = 0;
  for (const each of waiting) {
    entries += each.upload.links.length;
    const isFull = taken.size === mostTogether.uploads || (taken.size > 0 && entries > mostTogether.entries);
    if (isFull || taken.has(deviceOf(each))) break;
    taken.set(deviceOf(each), each);
  }
  waiting.splice(0, taken.size);
  return [...taken.values()];
};

/**
 * Stores uploads that wait at the same time in one `tx`: a statement and a commit for all of them cost hardly more than
 * for one. With none waiting an upload is stored at once.
 *
 * An upload of a device whose row is locked elsewhere waits for it apart, and holds up no other device. So does each
 * upload of a `tx` that failed: it succeeds or fails by itself.
 */
export const ingestQueue = (centre: Ingesting): ((upload: CheckedUpload) => Promise<Result<SignedText>>) => {
  const [visits, backlogs] = [createLane(1), createLane(mostBacklogs)];
  const apart: Waiting[] = [];
  const devicesApart = new Set<string>();

  const storeApart = (each: Waiting): void => {
    devicesApart.add(deviceOf(each));
    const outcome = ingestUpload(centre, each.upload);
    each.settle(outcome);
    void outcome
      .catch(() => undefined)
      .finally(() => {
        devicesApart.delete(deviceOf(each));
        goOn();
      });
  };
  const storeTogether = async (together: readonly Waiting[]): Promise<void> => {
    const uploads = together.map(({ upload }) => upload);
    const how = { channel: "wire", skipLocked: true } as const;
    const outcomes = await ingestUploads(centre, uploads, how).catch(() => new Map<string, Result<SignedText>>());
    for (const each of together) {
      const outcome = outcomes.get(deviceOf(each));
      if (outcome) each.settle(Promise.resolve(outcome));
      else apart.push(each);
    }
  };
  /** Further uploads of a device that waits apart wait there, too: each would cost a `tx` that finds the lock. */
  const putApart = ({ waiting }: Lane): void => {
    for (const each of waiting.filter((one) => devicesApart.has(deviceOf(one)))) {
      waiting.splice(waiting.indexOf(each), 1);
      apart.push(each);
    }
  };
  const goOn = (): void => {
    for (const lane of [visits, backlogs]) {
      putApart(lane);
      while (lane.running < lane.mostRunning && lane.waiting.length > 0) {
        lane.running += 1;
        void storeTogether(takeTogether(lane.waiting)).finally(() => {
          lane.running -= 1;
          goOn();
        });
      }
    }
    for (const each of [...apart]) {
      if (devicesApart.size === mostApart) break;
      if (devicesApart.has(deviceOf(each))) continue;
      apart.splice(apart.indexOf(each), 1);
      storeApart(each);
    }
  };
  return (upload) =>
    new Promise((settle) => {
      const { waiting } = upload.links.length < manyEntries ? visits : backlogs;
      waiting.push({ upload, settle });
      goOn();
    });
};
