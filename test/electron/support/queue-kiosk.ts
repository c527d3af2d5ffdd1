import type { Problem } from "../../../contract/problems/problem.ts";
import type { QueueSystemPolicy } from "../../../contract/sync/queue-system-policy.ts";
import type { Level, PromptId } from "../../../contract/words.ts";
import type { Store } from "../../../db/store.ts";
import { openQueueLink, type QueueLink } from "../../../electron/main/queue-system/queue-link.ts";
import { type QueueSystem, startQueueSystem } from "../../../electron/main/queue-system/queue-system.ts";
import type { SessionEvent, Shift } from "../../../electron/main/visit/session.ts";
import type { Visit } from "../../../electron/main/visit/visit.ts";
import { newFolder, openedStore } from "../../support/ledger.ts";
import { configurationWith, documentWith } from "./configuration.ts";
import { entriesOnDisk } from "./entries-on-disk.ts";
import type { ManualTime } from "./manual-time.ts";
import { finger, followUp } from "./session.ts";
import { visitOver } from "./started-visit.ts";
import { until } from "./until.ts";

export interface QueueKiosk {
  readonly folder: string;
  readonly store: Store;
  readonly visit: Visit;
  readonly time: ManualTime;
  readonly queueSystem: QueueSystem;
  readonly problems: readonly Problem[];
  /** The number of times that the adapter reported a write. */
  readonly appends: () => number;
  /** Ends the store, the visit and the adapter at this instant; disk and wire keep their content. */
  readonly kill: () => void;
}

/** Stores another version of the configuration, with or without a queue system. */
export const shipPolicy = (store: Store, queueSystem: QueueSystemPolicy | null): void => {
  const version = (store.configuration()?.version ?? 0) + 1;
  const applied = store.applyConfiguration(
    configurationWith({ version, policy: { ...documentWith().policy, queueSystem } }),
  );
  if (!applied.ok) throw new Error(JSON.stringify(applied.problem));
};

/** A real store and visit with the real adapter over real sockets; only the clock and the timers are the test's. */
export const queueKiosk = (queueSystem: QueueSystemPolicy | null, folder = newFolder()): QueueKiosk => {
  const store = openedStore(folder);
  shipPolicy(store, queueSystem);
  let isDead = false;
  let adapter: QueueSystem | undefined;
  const links: QueueLink[] = [];
  const problems: Problem[] = [];
  let appends = 0;
  const { visit, time } = visitOver({ folder, store, onPublish: () => adapter?.look() });
  adapter = startQueueSystem({
    store,
    // Events still due at the end never occur.
    visit: { ...visit, document: () => (isDead ? undefined : visit.document()) },
    clock: time.clock,
    random: () => 0.5,
    setTimer: time.setTimer,
    log: () => undefined,
    logProblem: (_, found) => problems.push(found),
    appended: () => {
      appends += 1;
    },
    openLink: (url, hear) => {
      const link = openQueueLink(url, (input) => {
        if (!isDead) hear(input);
      });
      links.push(link);
      return link;
    },
  });
  adapter.look();
  return {
    folder,
    store,
    visit,
    time,
    queueSystem: adapter,
    problems,
    appends: () => appends,
    kill: () => {
      isDead = true;
      for (const link of links) link.end();
      store.close();
    },
  };
};

export const linkOf = ({ queueSystem }: QueueKiosk) => queueSystem.status()?.link;

export const untilLoggedIn = (kiosk: QueueKiosk): Promise<void> =>
  until("the kiosk is logged in at the queue system", () => linkOf(kiosk) === "logged-in");

export const take = ({ visit }: QueueKiosk, event: SessionEvent): void => {
  const taken = visit.take(event);
  if (!taken.ok) throw new Error(JSON.stringify(taken.problem));
};

export const startShift = async (kiosk: QueueKiosk, shift: Shift): Promise<void> => {
  take(kiosk, { type: "logged-in", shift });
  await untilLoggedIn(kiosk);
};

/** The open prompt for this call, once there is one. */
export const promptFor = async ({ visit }: QueueKiosk, rateId: string): Promise<PromptId> => {
  const open = (): PromptId | undefined => {
    const { stage } = visit.session();
    const isIt = stage.at === "prompting" && stage.prompt.transactions[0]?.transactionRef === rateId;
    return isIt ? stage.prompt.promptId : undefined;
  };
  await until(`a prompt is open for ${rateId}`, () => open() !== undefined);
  return open() as PromptId;
};

export const tap = (kiosk: QueueKiosk, promptId: PromptId, level: Level): void =>
  take(kiosk, { type: "rated", promptId, level, tap: finger, followUp });

/** The citizen leaves. */
export const endVisit = ({ time, visit }: QueueKiosk): void => {
  time.advance(10_000);
  if (visit.session().stage.at !== "idle") throw new Error("the visit goes on");
};

/** The ledger's record of one rating's submit, in order: "begun" and outcomes. */
export const fateOf = (folder: string, rateId: string): readonly string[] =>
  entriesOnDisk(folder)
    .filter(({ kind }) => kind.startsWith("queue-submit-"))
    .map(({ body }) => body as { readonly rateId: string; readonly outcome?: string })
    .filter((body) => body.rateId === rateId)
    .map(({ outcome }) => outcome ?? "begun");

export const untilFate = ({ folder }: QueueKiosk, rateId: string, ...fate: readonly string[]): Promise<void> =>
  until(`${rateId} is ${fate.join(", ")}`, () => fateOf(folder, rateId).join() === fate.join());
