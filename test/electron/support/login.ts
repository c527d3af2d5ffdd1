import { randomUUID } from "node:crypto";
import { openStore } from "../../../db/open-store.ts";
import type { Store } from "../../../db/store.ts";
import { type LogInParts, type LoginRequests, loginRequests } from "../../../electron/main/login/log-in.ts";
import { stampOf } from "../../../electron/wire/clock.ts";
import { device, newFolder, seal } from "../../support/ledger.ts";
import { type EntryOnDisk, entriesOnDisk } from "./entries-on-disk.ts";
import { type ManualTime, manualTime } from "./manual-time.ts";
import { configuredVisit, type StartedVisit, visitOver } from "./started-visit.ts";

export interface StartedLogin extends StartedVisit, LoginRequests {
  /** The entries of log-ins on the disk, and the shifts they led to. */
  readonly entries: () => readonly EntryOnDisk[];
}

/** The store as the application opens it: every entry has the test's time. */
const openedAt = (folder: string, time: ManualTime): Store => {
  const opened = openStore({ folder, device, stamp: () => stampOf(time.clock), isSignedByCentre: () => false, seal });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  return opened.value;
};

/** The centre's default answer: it knows of no other shift. */
export const nowhere: LogInParts["shiftElsewhere"] = () => Promise.resolve(null);

const over = (started: StartedVisit, pepper: string | null = null, shiftElsewhere = nowhere): StartedLogin => {
  const { store, time, visit, folder } = started;
  const entries = (): readonly EntryOnDisk[] =>
    entriesOnDisk(folder).filter(({ kind }) => /^(login-|shift-|pin-)/.test(kind));
  return {
    ...started,
    ...loginRequests({ store, clock: time.clock, visit, pepper: () => pepper, shiftElsewhere }),
    entries,
  };
};

/** A configured window without staff on duty, and its log-in. `pepper` is the device's, base64. */
export const startedLogin = (pepper: string | null = null, shiftElsewhere = nowhere): StartedLogin => {
  const folder = newFolder();
  const time = manualTime();
  return over(configuredVisit({ folder, time, store: openedAt(folder, time) }), pepper, shiftElsewhere);
};

/** Another process over the same folder, as after a SIGKILL: the earlier one has closed nothing. */
export const startedAgain = (
  { folder }: Pick<StartedLogin, "folder">,
  wallClockMovedMs = 0,
  pepper: string | null = null,
): StartedLogin => {
  const time = manualTime(randomUUID());
  time.moveWallClock(wallClockMovedMs);
  return over(visitOver({ folder, time, store: openedAt(folder, time) }), pepper);
};
