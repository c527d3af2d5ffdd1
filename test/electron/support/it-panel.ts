import { problem } from "../../../contract/problems/problem.ts";
import { failure, success } from "../../../contract/result.ts";
import type { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import { createCounterApi } from "../../../electron/main/counter-api/counter-api.ts";
import { watchAirGap } from "../../../electron/main/it/air-gap-watch.ts";
import { itRequests } from "../../../electron/main/it/it-requests.ts";
import { itSession } from "../../../electron/main/it/it-session.ts";
import { watchSync } from "../../../electron/main/it/sync-watch.ts";
import type { ToSync } from "../../../electron/wire/messages.ts";
import { configurationWith, pinVerifierOf } from "./configuration.ts";
import { startedLogin } from "./login.ts";

export const itPin = "904627";

/** The one code that the centre accepts. */
export const newCode = "K7QF-9D2M-4XTA";

/** A configured window with an IT PIN, its log-in, a real counter API that is closed, and the requests of IT. */
export const startedIt = (changes: Partial<ConfigurationDocument> = {}) => {
  const login = startedLogin();
  const { store, visit, time, folder } = login;
  const configure = (further: Partial<ConfigurationDocument>): void => {
    const version = (store.configuration()?.version ?? 0) + 1;
    const applied = store.applyConfiguration(configurationWith({ itPin: pinVerifierOf(itPin), ...further, version }));
    if (!applied.ok) throw new Error(JSON.stringify(applied.problem));
    visit.refresh();
  };
  configure(changes);
  const api = createCounterApi({
    ...time,
    dataFolder: folder,
    port: null,
    token: null,
    appVersion: "0.0.0",
    counter: () => failure(problem("starting")),
  });
  const session = itSession(time.clock);
  const facts = { device: null, fingerprint: null, centreUrl: null, dataFolder: folder, supportPhone: null };
  /** The messages to the sync process. */
  const told: ToSync[] = [];
  const sync = { tell: (message: ToSync) => void told.push(message) };
  /** The commands to the machine. */
  const done: string[] = [];
  const airGapWatch = watchAirGap();
  const syncWatch = watchSync({ date: time.clock.date, machineMonoMs: time.clock.monoMs });
  const requests = itRequests({
    service: () => success({ store, visit, queueSystem: { status: () => null }, sync, appended: () => undefined }),
    session,
    clock: time.clock,
    pepper: () => null,
    counterApi: api.control,
    syncWatch,
    airGapWatch,
    testNetwork: async () => success({ centreUrl: "http://127.0.0.1:9", findings: [] }),
    renewEnrolment: async (code) => (code === newCode ? success(null) : failure(problem("enrolment-code-refused"))),
    machine: {
      dataFolder: folder,
      sticks: async () => [{ folder, freeMib: 10 }],
      restart: () => void done.push("restarted"),
      openDesktop: (isOpen) => void done.push(isOpen ? "opened" : "closed"),
      isDesktopOpen: () => done.at(-1) === "opened",
    },
    device: () => ({
      ...facts,
      appVersion: "0.0.0",
      electronVersion: "0.0.0",
      keyAtRest: "file",
      freeMib: 9_000,
      isDiskLow: false,
    }),
  });
  const close = async (): Promise<void> => {
    await api.close();
    store.close();
  };
  return { login, configure, requests, session, api, told, syncWatch, airGapWatch, done, close };
};

export type StartedIt = ReturnType<typeof startedIt>;
