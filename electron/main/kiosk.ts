import type { ConsoleRequests } from "../../contract/ipc/console-requests.ts";
import type { ConsoleView } from "../../contract/ipc/console-view.ts";
import type { KioskView } from "../../contract/ipc/view.ts";
import type { EntryBody } from "../../contract/ledger/entry.ts";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Picture } from "../../db/configurations.ts";
import { type Clock, machineMonoMs, setTimer } from "../wire/clock.ts";
import type { Identity } from "../wire/identity.ts";
import { log, logProblem } from "../wire/log.ts";
import { afterFirstPaint, type Waiting } from "./after-first-paint.ts";
import { consoleRequests } from "./console/console-requests.ts";
import { staffConsole } from "./console/staff-console.ts";
import { touchscreenRequests } from "./console/touchscreen-requests.ts";
import { createCounterApi } from "./counter-api/counter-api.ts";
import { deviceDetails } from "./device-details.ts";
import { openSecret, sealSecret } from "./identity/identity-file.ts";
import { renewEnrolment } from "./identity/renew-enrolment.ts";
import { screenEnrolment } from "./identity/screen-enrolment.ts";
import type { Handlers, HandlersOf } from "./ipc/serve-requests.ts";
import { watchAirGap } from "./it/air-gap-watch.ts";
import type { ItParts } from "./it/it-panel.ts";
import { itRequests } from "./it/it-requests.ts";
import { itSession } from "./it/it-session.ts";
import { reportMachine } from "./it/machine-report.ts";
import { findSticks } from "./it/sticks.ts";
import { watchSync } from "./it/sync-watch.ts";
import { openNetwork } from "./network/network.ts";
import { settingsRequests } from "./network/settings-requests.ts";
import { networkTestOf, testNetwork } from "./network/test-network.ts";
import { type Serving, type StartSync, startServing } from "./serving.ts";
import type { Settings } from "./settings.ts";
import { startUp, unwritable } from "./start-up.ts";
import { visitRequests } from "./visit/visit-requests.ts";

export interface KioskParts {
  readonly settings: Settings;
  /** Whether the data folder is writable, checked before the window opens. */
  readonly writable: Result<null>;
  readonly clock: Clock;
  readonly appVersion: string;
  readonly electronVersion: string;
  readonly show: (view: KioskView) => void;
  readonly showConsole: (view: () => ConsoleView) => void;
  readonly restart: () => void;
  /** Leaves the full screen for the desktop, or returns to it. */
  readonly openDesktop: (isOpen: boolean) => void;
  readonly isDesktopOpen: () => boolean;
  /** Moves 窗口台, where there is one, back to a visible place. */
  readonly bringConsoleBack: () => void;
  /** Clears caches that Chromium keeps for speed only. */
  readonly dropCaches: () => void;
  readonly startSync: StartSync;
}

export interface Kiosk {
  readonly handlers: Handlers;
  readonly consoleHandlers: HandlersOf<ConsoleRequests>;
  readonly picture: (hash: string) => Picture | undefined;
  /** Opens the existing ledger or enrols as the settings ask, then serves. Every failure is shown on the screen. */
  readonly begin: () => Promise<void>;
  /** Call it when the application quits. */
  readonly end: () => Promise<void>;
}

/** Delay of a restart, so that its request is answered first. */
const answerMs = 200;

export const createKiosk = (parts: KioskParts): Kiosk => {
  const { settings, clock, appVersion } = parts;
  const { dataFolder } = settings;
  let running: Serving | undefined;
  /** The device's identity, from the first try to serve: an out-of-service screen shows its fingerprint. */
  let enrolledAs: Identity | null = null;
  let fault: Problem = problem("starting");
  let faultRevision = 0;

  const serving = (): Result<Serving> => {
    if (!running) return failure(fault);
    const found = running.storage.fault();
    return found ? failure(found) : success(running);
  };
  const ofServing = <Name extends keyof Serving>(name: Name): Result<Serving[Name]> => {
    const found = serving();
    return found.ok ? success(found.value[name]) : found;
  };
  const identity = (): Identity | null => running?.identity() ?? enrolledAs;
  const supportPhone = () => running?.store.configuration()?.unit.supportPhone ?? null;
  const staff = staffConsole({ service: serving, supportPhone, show: parts.showConsole, soon: setImmediate });

  const outOfService = (found: Problem) => {
    const facts = deviceDetails(identity() ?? enrolment.accepted(), settings, running?.store);
    return { screen: "out-of-service", problem: found, facts, enrolment: enrolment.stage() } as const;
  };
  /** The counter's view, or the out-of-service screen while nothing can be stored. */
  const shownOf = (view: KioskView): KioskView => {
    const found = running?.storage.fault();
    return found ? { ...outOfService(found), revision: view.revision } : view;
  };
  const currentView = (): KioskView =>
    running ? shownOf(running.visit.view()) : { ...outOfService(fault), revision: faultRevision };
  const report = (found: Problem): void => {
    logProblem("out of service", found);
    fault = found;
    faultRevision += 1;
    parts.show(currentView());
    staff.refresh();
  };

  const sticks = () => findSticks(settings.stickFolder);
  const network = openNetwork({
    dataFolder,
    vault: { seal: sealSecret, open: openSecret },
    changed: (config) => running?.sync.tell({ type: "network-changed", config }),
  });
  const enrolment = screenEnrolment({
    dataFolder,
    appVersion,
    fetch: network.fetch,
    sticks,
    report,
    enrolled: (known) => starting.serveAs(known),
    unwritable: (error) => report(unwritable(dataFolder, error)),
  });
  const counterApi = createCounterApi({
    dataFolder,
    ...settings.counterApi,
    appVersion,
    clock,
    setTimer,
    counter: () => ofServing("counter"),
  });
  let counterApiWaits: Waiting | undefined;
  const itAtPanel = itSession(clock);
  const airGapWatch = watchAirGap();
  const syncWatch = watchSync({ date: clock.date, machineMonoMs });

  const itParts: ItParts = {
    service: serving,
    session: itAtPanel,
    clock,
    pepper: () => identity()?.pepper ?? null,
    counterApi: counterApi.control,
    syncWatch,
    airGapWatch,
    testNetwork: async () => {
      const known = identity();
      return known
        ? success(await testNetwork(networkTestOf(known, network.config())))
        : failure(problem("not-enrolled"));
    },
    renewEnrolment: async (code) => {
      const known = identity();
      return known
        ? renewEnrolment(known, code, { appVersion, fetch: network.fetch })
        : failure(problem("not-enrolled"));
    },
    machine: {
      dataFolder,
      sticks,
      restart: () => void setTimer(parts.restart, answerMs),
      openDesktop: parts.openDesktop,
      isDesktopOpen: parts.isDesktopOpen,
    },
    device: () => ({
      ...deviceDetails(identity(), settings, running?.store),
      appVersion,
      electronVersion: parts.electronVersion,
      keyAtRest: identity()?.keyAtRest ?? "file",
      ...(running?.storage.space() ?? { freeMib: null, isDiskLow: false }),
    }),
  };

  const serve = (known: Identity): Result<null> => {
    enrolledAs = known;
    const started = startServing({
      ...parts,
      identity: known,
      config: network.config,
      syncWatch,
      airGapWatch,
      firstRevision: faultRevision,
      beforeConfiguration: () => outOfService(problem("configuration-missing")),
      show: (view) => {
        parts.show(shownOf(view));
        itAtPanel.noticeView(view);
      },
      refreshStaff: staff.refresh,
      watched: (now) => reportMachine(itParts, now),
    });
    if (!started.ok) return started;
    running = started.value;
    running.begin();
    log("serving", { device: known.device, keyAtRest: known.keyAtRest });
    return success(null);
  };
  const starting = startUp({ settings, appVersion, fetch: network.fetch, enrolment, report, serve });

  const noteSetting = (body: EntryBody<"it-setting-changed">): Result<unknown> => {
    if (!running) return success(null);
    const written = running.store.append([{ kind: "it-setting-changed", body }]);
    running.appended();
    return written;
  };

  return {
    picture: (hash) => running?.store.picture(hash),
    begin: () => {
      counterApiWaits = afterFirstPaint(() => void counterApi.open());
      return starting.start(parts.writable);
    },
    end: counterApi.close,
    handlers: {
      // A page that has just loaded shows no panel.
      currentView: () => {
        itAtPanel.end();
        return success(currentView());
      },
      logIn: (input) => running?.login.logIn(input) ?? failure(fault),
      handOver: (input) => running?.login.handOver(input) ?? failure(fault),
      scanBadge: (input) => running?.login.scanBadge(input) ?? failure(fault),
      changePin: (input) => running?.login.changePin(input) ?? failure(fault),
      ...touchscreenRequests(serving),
      ...visitRequests({ visit: () => ofServing("visit"), date: clock.date }),
      ...itRequests(itParts),
      ...enrolment.handlers,
      ...settingsRequests({
        held: network,
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
        running?.sync.tell({ type: "screen-alive" });
        counterApiWaits?.pageIsAlive();
        running?.queueSystem.screenAlive();
        return success(null);
      },
    },
    consoleHandlers: consoleRequests({ service: serving, view: staff.view, date: clock.date }),
  };
};
