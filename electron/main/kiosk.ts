import type { ConsoleRequests } from "../../contract/ipc/console-requests.ts";
import type { ConsoleView } from "../../contract/ipc/console-view.ts";
import type { KioskView } from "../../contract/ipc/view.ts";
import type { EntryBody } from "../../contract/ledger/entry.ts";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Picture } from "../../db/configurations.ts";
import { assertWritable } from "../../db/data-folder.ts";
import { reasonOf } from "../../db/failure-reason.ts";
import type { Store } from "../../db/store.ts";
import { type Clock, machineMonoMs } from "../wire/clock.ts";
import type { Identity } from "../wire/identity.ts";
import { log, logProblem } from "../wire/log.ts";
import type { FromSync, SyncBegin } from "../wire/messages.ts";
import { waySetBefore } from "../wire/network/way-facts.ts";
import { setTimer } from "../wire/set-timer.ts";
import { consoleRequests } from "./console/console-requests.ts";
import { type ConsoleService, consoleService, refreshAfterAnswers, staffConsole } from "./console/staff-console.ts";
import { touchscreenRequests } from "./console/touchscreen-requests.ts";
import { createCounterApi } from "./counter-api/counter-api.ts";
import { deviceFacts, startedBody, syncBegin } from "./device-facts.ts";
import { enrolAsSet } from "./identity/enrol-device.ts";
import { keepPepper, readIdentity } from "./identity/identity-file.ts";
import { openSecret, sealSecret } from "./identity/key-vault.ts";
import { screenEnrolment } from "./identity/screen-enrolment.ts";
import type { Handlers, HandlersOf } from "./ipc/serve-requests.ts";
import { watchAirGap } from "./it/air-gap-watch.ts";
import type { ItParts, ItService } from "./it/it-panel.ts";
import { itRequests } from "./it/it-requests.ts";
import { itSession } from "./it/it-session.ts";
import { tellMachine } from "./it/machine-facts.ts";
import { findSticks } from "./it/sticks.ts";
import { watchSync } from "./it/sync-watch.ts";
import { loginRequests } from "./login/log-in.ts";
import { startShiftInquiry } from "./login/shift-inquiry.ts";
import { noticeUnlocks } from "./login/unlock.ts";
import { holdWay } from "./network/held-way.ts";
import { settingsRequests } from "./network/settings-requests.ts";
import { networkTestOf, testNetwork } from "./network/test-network.ts";
import { followQueueSystem, type QueueSystemFollower } from "./queue-system/follow-queue-system.ts";
import type { Settings } from "./settings.ts";
import { watchMyShift } from "./shift/my-shift.ts";
import { askForLedger } from "./storage/ask-for-ledger.ts";
import { carryOlderEntries } from "./storage/carry-older-entries.ts";
import { keepStorage, type Storage } from "./storage/keep-storage.ts";
import { openLedger } from "./storage/open-ledger.ts";
import { hearSync } from "./sync/hear-sync.ts";
import type { SyncProcess } from "./sync/start-sync.ts";
import { watchShownCode } from "./visit/shown-code.ts";
import { startVisit, type Visit } from "./visit/visit.ts";
import { visitRequests } from "./visit/visit-requests.ts";
import { type Waiting, whenPainted } from "./when-painted.ts";

export interface KioskParts {
  readonly settings: Settings;
  /** Whether the data folder takes files; found out before the window opens. */
  readonly writable: Result<null>;
  readonly clock: Clock;
  readonly appVersion: string;
  readonly electronVersion: string;
  readonly show: (view: KioskView) => void;
  readonly showConsole: (view: () => ConsoleView) => void;
  readonly restart: () => void;
  /** Gives the screen up for the desktop, or takes it back. */
  readonly openDesktop: (isOpen: boolean) => void;
  readonly isDesktopOpen: () => boolean;
  /** 窗口台 comes back to where it can be seen, where there is one. */
  readonly bringConsoleBack: () => void;
  /** Gives back what Chromium keeps only to be faster. */
  readonly dropCaches: () => void;
  readonly startSync: (
    begin: () => SyncBegin,
    hear: (message: FromSync) => void,
    beginsAnew: () => void,
  ) => SyncProcess;
}

export interface Kiosk {
  readonly handlers: Handlers;
  readonly consoleHandlers: HandlersOf<ConsoleRequests>;
  readonly picture: (hash: string) => Picture | undefined;
  /** Opens what is there, enrols where that is asked for, and serves; every way it can fail is a screen with words. */
  readonly begin: () => Promise<void>;
  /** The application quits. */
  readonly end: () => Promise<void>;
}

interface Service extends ConsoleService, ItService {
  readonly visit: Visit;
  readonly sync: SyncProcess;
  readonly queueSystem: QueueSystemFollower;
}

const wallClockWatchMs = 30_000;
const startAgainMs = 10_000;
/** Whoever asked for a restart is answered before. */
const answerMs = 200;

export const createKiosk = (parts: KioskParts): Kiosk => {
  const { settings, clock } = parts;
  let store: Store | undefined;
  let service: Service | undefined;
  let storage: Storage | undefined;
  let identity: Identity | null = null;
  let fault: Problem = problem("starting");
  let faultRevision = 0;

  const noteSetting = (body: EntryBody<"it-setting-changed">): Result<unknown> => {
    if (!service) return success(null);
    const written = service.store.append([{ kind: "it-setting-changed", body }]);
    service.appended();
    return written;
  };
  const serving = (): Result<Service> => {
    const found = storage?.fault();
    if (found) return failure(found);
    return service ? success(service) : failure(fault);
  };
  const serviceOf = <Name extends keyof Service>(name: Name): Result<Service[Name]> => {
    const found = serving();
    return found.ok ? success(found.value[name]) : found;
  };
  const staff = staffConsole({ service: serving, show: parts.showConsole, soon: setImmediate });

  const outOfService = (found: Problem) => {
    const facts = deviceFacts(identity ?? enrolment.accepted(), settings, store);
    return { screen: "out-of-service", problem: found, facts, enrolment: enrolment.stage() } as const;
  };
  /** What goes on at the counter, unless nothing of it could be kept. */
  const shownOf = (view: KioskView): KioskView => {
    const found = storage?.fault();
    return found ? { ...outOfService(found), revision: view.revision } : view;
  };
  const currentView = (): KioskView =>
    service ? shownOf(service.visit.view()) : { ...outOfService(fault), revision: faultRevision };
  const report = (found: Problem): void => {
    logProblem("out of service", found);
    fault = found;
    faultRevision += 1;
    parts.show(currentView());
    staff.refresh();
  };

  const sticks = () => findSticks(settings.stickFolder);
  const heldWay = holdWay({
    dataFolder: settings.dataFolder,
    vault: { seal: sealSecret, open: openSecret },
    changed: (way) => service?.sync.tell({ type: "way-changed", way }),
  });
  const enrolment = screenEnrolment({
    dataFolder: settings.dataFolder,
    appVersion: parts.appVersion,
    carry: heldWay.carry,
    sticks,
    report,
    enrolled: (known) => serveAs(known),
    unwritable: (error) => report(unwritable(settings.dataFolder, error)),
  });

  const counterApi = createCounterApi({
    dataFolder: settings.dataFolder,
    ...settings.counterApi,
    appVersion: parts.appVersion,
    clock,
    setTimer,
    counter: () => serviceOf("counter"),
  });
  let counterApiWaits: Waiting | undefined;
  const itAtPanel = itSession(clock);
  const airGapWatch = watchAirGap();
  const syncWatch = watchSync({ date: clock.date, machineMonoMs });

  const itParts: ItParts = {
    service: serving,
    session: itAtPanel,
    clock,
    pepper: () => identity?.pepper ?? null,
    counterApi: counterApi.control,
    syncWatch,
    airGapWatch,
    testNetwork: async () =>
      identity ? success(await testNetwork(networkTestOf(identity, heldWay.way()))) : failure(problem("not-enrolled")),
    machine: {
      dataFolder: settings.dataFolder,
      sticks,
      restart: () => void setTimer(parts.restart, answerMs),
      openDesktop: parts.openDesktop,
      isDesktopOpen: parts.isDesktopOpen,
    },
    device: () => ({
      ...deviceFacts(identity, settings, store),
      appVersion: parts.appVersion,
      electronVersion: parts.electronVersion,
      keyAtRest: identity?.keyAtRest ?? "file",
      ...(storage?.space() ?? { freeMib: null, isDiskLow: false }),
    }),
  };
  const inquiry = startShiftInquiry({
    ask: (staffNumber) => service?.sync.tell({ type: "staff-logs-in", staffNumber }),
    setTimer,
  });
  const code = watchShownCode({
    visit: () => service?.visit,
    ask: (followUpHash) => service?.sync.tell({ type: "code-shown", followUpHash }),
  });
  const hear = (message: FromSync): void => {
    if (!store || !service) return;
    staff.refresh();
    const { sync, visit } = service;
    const appended = (): void => sync.tell({ type: "appended" });
    const heard = { store, takePepper, refresh: visit.refresh, appended, inquiry, code };
    hearSync({ ...heard, watch: syncWatch, airGap: airGapWatch }, message);
  };

  /** On disk before the centre is told that it may rely on it. */
  const takePepper = (pepper: string): void => {
    const kept = keepPepper(settings.dataFolder, pepper);
    if (!kept.ok) logProblem("pepper not kept", kept.problem);
    if (!kept.ok || !identity) return;
    identity = { ...identity, pepper };
    service?.sync.tell({ type: "pepper-kept", pepper });
  };

  const serve = (known: Identity): Result<null> => {
    identity = known;
    const opened = openLedger(settings.dataFolder, known, clock);
    if (!opened.ok) return opened;
    const begun = beginOn(opened.value, known);
    if (!begun.ok) opened.value.close();
    return begun;
  };

  const beginOn = (opened: Store, known: Identity): Result<null> => {
    const { dataFolder } = settings;
    const isFirst = opened.newestOfKinds(["device-started"]) === undefined;
    const before = isFirst ? waySetBefore(heldWay.way()) : [];
    const started = opened.append([{ kind: "device-started", body: startedBody(parts) }, ...before]);
    if (!started.ok) return started;
    const unlocked = noticeUnlocks(opened);
    if (!unlocked.ok) return unlocked;
    const changed = (): void => {
      service?.visit.refresh();
      staff.refresh();
    };
    const kept = keepStorage({ store: opened, dataFolder, clock, setTimer, dropCaches: parts.dropCaches, changed });
    const { store: watched } = kept;
    let sync: SyncProcess | undefined;
    const appended = (): void => {
      kept.lookAtJournal();
      sync?.tell({ type: "appended" });
    };
    const visit = startVisit({
      store: watched,
      clock,
      publish: (view) => {
        parts.show(shownOf(view));
        itAtPanel.noticeView(view);
        appended();
        staff.refresh();
        service?.queueSystem.look();
        // After the answer to the tap.
        setImmediate(code.look);
      },
      firstRevision: faultRevision,
      beforeConfiguration: () => outOfService(problem("configuration-missing")),
      setTimer,
    });
    if (!visit.ok) return visit;
    store = watched;
    storage = kept;
    const begin = (): SyncBegin => syncBegin(identity ?? known, { ...parts, way: heldWay.way() });
    sync = parts.startSync(begin, hear, airGapWatch.syncBeginsAnew);
    const shared = { store, clock, visit: visit.value };
    const login = loginRequests({ ...shared, ...inquiry, pepper: () => identity?.pepper ?? null });
    service = {
      ...consoleService({ ...shared, myShift: watchMyShift(shared), login }),
      sync,
      store,
      appended,
      queueSystem: followQueueSystem({ ...shared, setTimer, random: Math.random, log, logProblem, appended }),
    };
    refreshAfterAnswers(visit.value, setTimer, staff.refresh);
    visit.value.refresh();
    const carried = (): void => sync?.tell({ type: "older-carried" });
    carryOlderEntries({ store, setTimer, isDiskLow: () => kept.space().isDiskLow, carried });
    const look = (): void => {
      if (kept.lookAtFreeSpace()) appended();
    };
    look();
    tellMachine(itParts, service);
    const watchMs = Math.min(wallClockWatchMs, settings.syncEveryMs);
    setInterval(() => {
      look();
      if (service) tellMachine(itParts, service);
      visit.value.noticeTime();
      staff.refresh();
    }, watchMs);
    return success(null);
  };

  /** A disk that was full or read-only at a start may be mended with nobody at the window. */
  const tryLater = (found: Problem): void => {
    report(found);
    const mayPass = found.code === "data-folder-unwritable" || found.code === "store-failed";
    if (mayPass) setTimer(() => void start(assertWritable(settings.dataFolder)), startAgainMs);
  };

  const start = async (writable: Result<null>): Promise<void> => {
    if (!writable.ok) return tryLater(writable.problem);
    const found = readIdentity(settings.dataFolder);
    if (!found.ok) return report(found.problem);
    if (!found.value && !settings.enrolment) {
      enrolment.open();
      return report(problem("not-enrolled"));
    }
    if (!found.value) report(problem("enrolling", { centreUrl: settings.enrolment?.centreUrl ?? "" }));
    const known =
      found.value ??
      (await enrolAsSet(settings, { appVersion: parts.appVersion, carry: heldWay.carry, report }).catch(
        (error: unknown) => report(unwritable(settings.dataFolder, error)),
      ));
    if (known) await askAndServe({ ...known, centreUrl: settings.centreUrl ?? known.centreUrl });
    // The code that the environment gave is worth nothing: IT may give another one here.
    else if (known === null) {
      enrolment.open();
      report(fault);
    }
  };

  const askAndServe = (known: Identity): Promise<void> =>
    askForLedger(settings.dataFolder, known, heldWay.carry).then(
      () => serveAs(known),
      (error: unknown) => tryLater(unwritable(settings.dataFolder, error)),
    );

  const serveAs = (known: Identity): void => {
    const served = serve(known);
    if (!served.ok) tryLater(served.problem);
    else log("serving", { device: known.device, keyAtRest: known.keyAtRest });
  };

  const begin = (): Promise<void> => {
    counterApiWaits = whenPainted(() => void counterApi.open());
    return start(parts.writable);
  };

  return {
    picture: (hash) => store?.picture(hash),
    begin,
    end: counterApi.close,
    handlers: {
      // A page that begins anew knows of no panel.
      currentView: () => {
        itAtPanel.end();
        return success(currentView());
      },
      logIn: (input) => service?.login.logIn(input) ?? failure(fault),
      handOver: (input) => service?.login.handOver(input) ?? failure(fault),
      scanBadge: (input) => service?.login.scanBadge(input) ?? failure(fault),
      changePin: (input) => service?.login.changePin(input) ?? failure(fault),
      ...touchscreenRequests(serving),
      ...visitRequests({ visit: () => serviceOf("visit"), date: clock.date }),
      ...itRequests(itParts),
      ...enrolment.handlers,
      ...settingsRequests({
        held: heldWay,
        sticks,
        now: clock.date,
        atScreen: () =>
          enrolment.stage() !== undefined || itAtPanel.isOpen() ? success(null) : failure(problem("it-panel-locked")),
        note: noteSetting,
      }),
      showConsole: () => {
        parts.bringConsoleBack();
        return success(null);
      },
      heartbeat: () => {
        service?.sync.tell({ type: "screen-alive" });
        counterApiWaits?.pageIsAlive();
        service?.queueSystem.screenAlive();
        return success(null);
      },
    },
    consoleHandlers: consoleRequests({ service: serving, view: staff.view, date: clock.date }),
  };
};

const unwritable = (folder: string, error: unknown): Problem =>
  problem("data-folder-unwritable", { folder, reason: reasonOf(error) });
