import type { KioskView } from "../../contract/ipc/view.ts";
import { type Result, success } from "../../contract/result.ts";
import type { Store } from "../../db/store.ts";
import { type Clock, setTimer } from "../wire/clock.ts";
import type { Identity } from "../wire/identity.ts";
import { log, logProblem } from "../wire/log.ts";
import type { FromSync, SyncBegin } from "../wire/messages.ts";
import { type NetworkConfig, settingsBeforeLedger } from "../wire/network/network-config.ts";
import { type ConsoleService, consoleService, refreshAfterAnswers } from "./console/staff-console.ts";
import { startedBody, syncBegin } from "./device-details.ts";
import { keepPepper } from "./identity/identity-file.ts";
import type { AirGapWatch } from "./it/air-gap-watch.ts";
import type { ItService } from "./it/it-panel.ts";
import type { SyncWatch } from "./it/sync-watch.ts";
import { noticeUnlocks } from "./login/attempts.ts";
import { loginRequests } from "./login/log-in.ts";
import { startShiftInquiry } from "./login/shift-inquiry.ts";
import { followQueueSystem, type QueueSystemFollower } from "./queue-system/follow-queue-system.ts";
import type { Settings } from "./settings.ts";
import { watchMyShift } from "./shift/my-shift.ts";
import { keepStorage, type Storage } from "./storage/keep-storage.ts";
import { openLedger } from "./storage/open-ledger.ts";
import { salvageOlderEntries } from "./storage/salvage-older-entries.ts";
import { handleSyncMessages } from "./sync/handle-sync-messages.ts";
import type { SyncProcess } from "./sync/start-sync.ts";
import { watchShownCode } from "./visit/code-on-screen.ts";
import { startVisit, type Visit, type VisitParts } from "./visit/visit.ts";

/** Starts the sync process. `beginsAnew` is called at each start of it, the first and every later one. */
export type StartSync = (
  begin: () => SyncBegin,
  hear: (message: FromSync) => void,
  beginsAnew: () => void,
) => SyncProcess;

export interface ServingParts {
  readonly identity: Identity;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly appVersion: string;
  readonly electronVersion: string;
  readonly config: () => NetworkConfig;
  readonly startSync: StartSync;
  readonly dropCaches: () => void;
  readonly syncWatch: SyncWatch;
  readonly airGapWatch: AirGapWatch;
  /** Of the first view; every later view has a higher one. */
  readonly firstRevision: number;
  readonly beforeConfiguration: VisitParts["beforeConfiguration"];
  readonly show: (view: KioskView) => void;
  /** 窗口台 may have to show another view. */
  readonly refreshStaff: () => void;
  /** Called at the beginning and then at least every half minute, for values that change with time alone. */
  readonly watched: (serving: Serving) => void;
}

/** A device that is enrolled and whose ledger is open. */
export interface Serving extends ConsoleService, ItService {
  readonly visit: Visit;
  readonly sync: SyncProcess;
  readonly queueSystem: QueueSystemFollower;
  readonly storage: Storage;
  /** The current identity: the centre may have given it another pepper. */
  readonly identity: () => Identity;
  /** Shows the first view and starts the watches; call it once, when the serving object is ready. */
  readonly begin: () => void;
}

const wallClockWatchMs = 30_000;

/** Writes the first entries of a start. */
const writeStart = (store: Store, parts: ServingParts): Result<unknown> => {
  const isFirst = store.newestOfKinds(["device-started"]) === undefined;
  const before = isFirst ? settingsBeforeLedger(parts.config()) : [];
  const started = store.append([{ kind: "device-started", body: startedBody(parts) }, ...before]);
  return started.ok ? noticeUnlocks(store) : started;
};

const serveOver = (opened: Store, parts: ServingParts): Result<Serving> => {
  const { settings, clock, refreshStaff, syncWatch, airGapWatch } = parts;
  const { dataFolder } = settings;
  const written = writeStart(opened, parts);
  if (!written.ok) return written;
  let { identity } = parts;
  let serving: Serving | undefined;
  let sync: SyncProcess | undefined;
  const changed = (): void => {
    serving?.visit.refresh();
    refreshStaff();
  };
  const storage = keepStorage({ store: opened, dataFolder, clock, setTimer, dropCaches: parts.dropCaches, changed });
  const { store } = storage;
  const appended = (): void => {
    storage.checkJournal();
    sync?.tell({ type: "appended" });
  };
  const inquiry = startShiftInquiry({
    ask: (staffNumber) => sync?.tell({ type: "staff-logs-in", staffNumber }),
    setTimer,
  });
  const code = watchShownCode({
    visit: () => serving?.visit,
    ask: (followUpHash) => sync?.tell({ type: "code-shown", followUpHash }),
  });
  const visit = startVisit({
    store,
    clock,
    publish: (view) => {
      parts.show(view);
      appended();
      refreshStaff();
      serving?.queueSystem.look();
      // Runs after the answer to the tap.
      setImmediate(code.look);
    },
    firstRevision: parts.firstRevision,
    beforeConfiguration: parts.beforeConfiguration,
    setTimer,
  });
  if (!visit.ok) return visit;

  /** Stores the pepper before the sync process uses it at the centre. */
  const takePepper = (pepper: string): void => {
    const kept = keepPepper(dataFolder, pepper);
    if (!kept.ok) {
      logProblem("pepper not kept", kept.problem);
      return;
    }
    identity = { ...identity, pepper };
    sync?.tell({ type: "pepper-kept", pepper });
  };
  const hear = (message: FromSync): void => {
    refreshStaff();
    const told = { refresh: visit.value.refresh, appended: () => sync?.tell({ type: "appended" }), takePepper };
    handleSyncMessages({ store, inquiry, code, watch: syncWatch, airGap: airGapWatch, ...told }, message);
  };
  const begin = (): SyncBegin => syncBegin(identity, { ...parts, config: parts.config() });
  const started = parts.startSync(begin, hear, airGapWatch.syncBeginsAnew);
  sync = started;

  const shared = { store, clock, visit: visit.value };
  const login = loginRequests({ ...shared, ...inquiry, pepper: () => identity.pepper });
  const watch = (of: Serving): void => {
    if (storage.checkFreeSpace()) appended();
    parts.watched(of);
  };
  serving = {
    ...consoleService({ ...shared, myShift: watchMyShift(shared), login }),
    sync: started,
    store,
    storage,
    appended,
    identity: () => identity,
    queueSystem: followQueueSystem({ ...shared, setTimer, random: Math.random, log, logProblem, appended }),
    begin: () => {
      if (!serving) return;
      refreshAfterAnswers(visit.value, setTimer, refreshStaff);
      visit.value.refresh();
      const carried = (): void => started.tell({ type: "older-carried" });
      salvageOlderEntries({ store, setTimer, isDiskLow: () => storage.space().isDiskLow, carried });
      watch(serving);
      setInterval(
        (of: Serving) => {
          watch(of);
          visit.value.noticeTime();
          refreshStaff();
        },
        Math.min(wallClockWatchMs, settings.syncEveryMs),
        serving,
      );
    },
  };
  return success(serving);
};

/** Opens the ledger and serves with it. Closes the ledger on failure. Errors: those of the ledger and the disk. */
export const startServing = (parts: ServingParts): Result<Serving> => {
  const opened = openLedger(parts.settings.dataFolder, parts.identity, parts.clock);
  if (!opened.ok) return opened;
  const begun = serveOver(opened.value, parts);
  if (!begun.ok) opened.value.close();
  return begun;
};
