import type { KioskView } from "../../../contract/ipc/view.ts";
import { problem } from "../../../contract/problems/problem.ts";
import type { Store } from "../../../db/store.ts";
import { startVisit, type Visit } from "../../../electron/main/visit/visit.ts";
import { newFolder, openedStore } from "../../support/ledger.ts";
import { configurationWith } from "./configuration.ts";
import { type ManualTime, manualTime } from "./manual-time.ts";

export interface StartedVisit {
  readonly folder: string;
  readonly store: Store;
  readonly visit: Visit;
  readonly time: ManualTime;
  readonly published: readonly KioskView[];
}

interface VisitOptions {
  readonly folder: string;
  readonly store: Store;
  readonly time: ManualTime;
  /** Called with every view before it is stored. */
  readonly onPublish: (view: KioskView) => void;
}

export const outOfService = {
  screen: "out-of-service",
  problem: problem("configuration-missing"),
  facts: { device: null, fingerprint: null, centreUrl: null, dataFolder: "", supportPhone: null },
} as const;

/** The visit over a real store in a new folder, or over the parts that a test passes. */
export const visitOver = (options: Partial<VisitOptions> = {}): StartedVisit => {
  const folder = options.folder ?? newFolder();
  const store = options.store ?? openedStore(folder);
  const time = options.time ?? manualTime();
  const published: KioskView[] = [];
  const visit = startVisit({
    store,
    clock: time.clock,
    publish: (view) => {
      options.onPublish?.(view);
      published.push(view);
    },
    beforeConfiguration: () => outOfService,
    firstRevision: 7,
    setTimer: time.setTimer,
  });
  if (!visit.ok) throw new Error(JSON.stringify(visit.problem));
  return { folder, store, visit: visit.value, time, published };
};

/** The same, with a configuration in the store. */
export const configuredVisit = (options: Partial<VisitOptions> = {}): StartedVisit => {
  const folder = options.folder ?? newFolder();
  const store = options.store ?? openedStore(folder);
  const applied = store.applyConfiguration(configurationWith());
  if (!applied.ok) throw new Error(JSON.stringify(applied.problem));
  return visitOver({ ...options, folder, store });
};
