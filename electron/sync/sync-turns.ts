import { dirname } from "node:path";
import type { Position } from "../../contract/ledger/chain.ts";
import { isSignedBy, signText } from "../../contract/node/signed-text.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import type { MachineStatus } from "../../contract/sync/machine-status.ts";
import type { Sha256Hex, StaffNumber } from "../../contract/words.ts";
import { currentConfiguration } from "../../db/configurations.ts";
import { openForReading } from "../../db/database.ts";
import { isSalvaging } from "../../db/recovery/salvage-older.ts";
import { centreAt, type Fetch } from "../wire/centre-client.ts";
import { setTimer } from "../wire/clock.ts";
import { fetchShiftElsewhere } from "../wire/fetch-shift-elsewhere.ts";
import { privateKeyFrom, publicKeyFrom, publicKeyText, sealWith } from "../wire/key-pair.ts";
import type { FromSync, SyncBegin } from "../wire/messages.ts";
import { directNetwork, type NetworkConfig, networkReport } from "../wire/network/network-config.ts";
import { networkChangedReason } from "../wire/network/switchable-fetch.ts";
import { withOffset } from "../wire/wall-time.ts";
import { configurationExchange, currentVersion } from "./configuration-exchange.ts";
import { deviceHealth, healthReports } from "./device-health.ts";
import { fetchFollowUpPage, watchFollowUp } from "./follow-up-watch.ts";
import {
  afterAppended,
  afterConfiguration,
  afterFailure,
  afterMark,
  afterOtherWay,
  afterPepper,
  afterUploaded,
  afterWish,
  dueTask,
  firstSchedule,
  type Schedule,
  type SyncTask,
  whyWaiting,
} from "./schedule.ts";
import { type SyncAirGap, syncAirGap } from "./stick/sync-air-gap.ts";
import type { CheckpointFacts } from "./upload-request.ts";
import { startUploader, type UploadStep } from "./uploader.ts";

/** Limit for an answer that the waiting screen can do without. */
const inPassingTimeoutMs = 2_000;
/** Limit for a request that no one waits for; a slow line may use it all. */
const followUpTimeoutMs = 8_000;

/** Time, chance and the network of the sync; tests replace them. */
export interface SyncEnvironment {
  /** Limit for a complete answer. */
  readonly requestTimeoutMs: number;
  readonly fetch: Fetch;
  /** Monotonic clock, milliseconds; any zero. */
  readonly nowMs: () => number;
  /** Milliseconds on the monotonic clock that all processes of this machine share. */
  readonly machineMonoMs: () => number;
  readonly date: () => Date;
  readonly random: () => number;
}

export interface SyncTurns {
  /** Runs the due task. Returns the time until the next one, milliseconds; 0 where one may be due already. */
  readonly takeTurn: () => Promise<number>;
  /** There may be new entries to upload. */
  readonly appended: () => void;
  readonly machineSeen: (facts: MachineStatus) => void;
  /** Missing entries of older epochs were added. */
  readonly olderCarried: () => void;
  readonly screenAlive: () => void;
  readonly staffLogsIn: (staffNumber: StaffNumber) => void;
  /** The code of 带回家填写 on the screen, by its hash; null where none is shown. */
  readonly codeShown: (followUpHash: Sha256Hex | null) => void;
  readonly pepperKept: (pepper: string) => void;
  /** IT asks at the screen to try everything at once. */
  readonly tryNow: (isLetIn: boolean) => void;
  /** Sends the requests over another network path from now on. */
  readonly networkChanged: (config: NetworkConfig) => void;
  readonly airGap: SyncAirGap;
  /** For callers whose process goes on, such as tests. */
  readonly close: () => void;
}

/** Uploads, fetches the configuration and sends heartbeats, one turn after the other. `tell` sends a message to main. */
export const syncTurns = (begin: SyncBegin, tell: (message: FromSync) => void, means: SyncEnvironment): SyncTurns => {
  const { identity } = begin;
  const { nowMs, requestTimeoutMs, fetch } = means;
  const connection = openForReading(begin.databaseFile);
  const privateKey = privateKeyFrom(identity.privateKey);
  const centreKey = publicKeyFrom(identity.centrePublicKey);
  const isSignedByCentre = (signed: Parameters<typeof isSignedBy>[1]): boolean => isSignedBy(centreKey, signed);
  const address = { url: identity.centreUrl, keyId: identity.device, privateKey, fetch };
  const centre = centreAt({ ...address, timeoutMs: requestTimeoutMs });
  /** For requests of staff who wait at the screen: runs beside the uploads, not behind them. */
  const askedInPassing = centreAt({ ...address, timeoutMs: Math.min(requestTimeoutMs, inPassingTimeoutMs) });
  const source = { centre, device: identity.device, isSignedByCentre };
  const followUpCentre = centreAt({ ...address, timeoutMs: Math.min(requestTimeoutMs, followUpTimeoutMs) });
  const followUps = watchFollowUp({
    ask: (followUpHash) => fetchFollowUpPage({ ...source, centre: followUpCentre }, followUpHash),
    opened: (followUpHash) => tell({ type: "follow-up-opened", followUpHash }),
    setTimer,
  });
  let screenAliveAtMs: number | undefined;
  let machine: MachineStatus | undefined;
  let schedule: Schedule = firstSchedule(nowMs(), begin.everyMs);
  let config = begin.config ?? directNetwork;

  const configurations = configurationExchange({ connection, source, pepper: identity.pepper, tell });
  const health = healthReports(nowMs, begin.everyMs);
  const facts = (position: Position): CheckpointFacts => {
    const now = {
      at: withOffset(means.date()),
      boot: begin.boot,
      mono: Math.max(0, Math.round(means.machineMonoMs() - begin.monoOriginMs)),
    };
    const status = {
      appVersion: begin.appVersion,
      configurationVersion: currentVersion(connection),
      screenSilentMs: screenAliveAtMs === undefined ? null : Math.round(nowMs() - screenAliveAtMs),
      keyAtRest: identity.keyAtRest,
      ...health.next(() => ({
        ...deviceHealth(connection, begin.databaseFile, now, position),
        ...networkReport(config),
        ...(machine && { machine }),
      })),
    };
    return { ...now, status };
  };
  const uploader = startUploader({
    connection,
    centre,
    device: identity.device,
    sign: (text) => signText(privateKey, text),
    seal: sealWith(identity.privateKey),
    isSignedByCentre,
    facts,
    nowMs,
  });

  const airGap = syncAirGap({
    connection,
    device: identity.device,
    devicePublicKey: publicKeyText(privateKey),
    centrePublicKey: identity.centrePublicKey,
    sign: (text) => signText(privateKey, text),
    seal: sealWith(identity.privateKey),
    isSignedByCentre,
    facts,
    isSalvaging: () => isSalvaging(connection, dirname(begin.databaseFile)),
    windowNumber: () => currentConfiguration(connection)?.window.number ?? "",
    confirmed: ({ receipt }) => uploader.confirmed(receipt),
    tell,
  });

  const fail = (found: Problem, retryAfterMs: number): void => {
    if (found.facts?.["reason"] === networkChangedReason) return;
    schedule = afterFailure(schedule, nowMs(), retryAfterMs, means.random);
    health.failed(found);
    tell({ type: "exchanged", problem: found });
  };
  const settleUpload = (step: UploadStep): void => {
    if (step.type === "failed") {
      fail(step.problem, step.retryAfterMs);
      return;
    }
    schedule = afterUploaded(schedule, nowMs(), step.type !== "nothing-to-send");
    if (step.type === "hole-found") tell({ type: "hole-found", place: step.place });
    if (step.type !== "receipted") return;
    schedule = afterMark(schedule, nowMs(), step.receipt.configuration);
    health.arrived();
    tell({ type: "receipted", receipt: step.receipt, signed: step.signed });
    tell({ type: "exchanged", problem: null, receivedAt: step.receipt.receivedAt });
  };
  const settleConfiguration = async (): Promise<void> => {
    const step = await configurations.fetchNext();
    if (step.type === "failed") return fail(step.problem, step.retryAfterMs);
    schedule = afterConfiguration(schedule, nowMs(), step.isCurrent);
    if (step.isPepperNew) schedule = afterPepper(schedule, nowMs());
    if (step.refused) health.failed(step.refused);
    if (step.message) tell(step.message);
  };
  const tasks: Readonly<Record<SyncTask, () => Promise<void>>> = {
    upload: async () => settleUpload(await uploader.uploadNext()),
    heartbeat: async () => settleUpload(await uploader.sendHeartbeat()),
    configuration: settleConfiguration,
  };
  const tellPlan = (waitMs: number): void => {
    const doing = waitMs > 0 ? whyWaiting(schedule, nowMs()) : "exchanging";
    tell({ type: "plan", plan: { doing, untilMachineMonoMs: means.machineMonoMs() + waitMs } });
  };
  return {
    airGap,
    takeTurn: async () => {
      const due = dueTask(schedule, nowMs());
      tellPlan(typeof due === "string" ? 0 : due.waitMs);
      if (typeof due !== "string") return due.waitMs;
      await tasks[due]();
      return 0;
    },
    machineSeen: (facts) => {
      machine = facts;
    },
    olderCarried: () => {
      uploader.olderCarried();
      schedule = afterAppended(schedule, nowMs());
    },
    appended: () => {
      schedule = afterAppended(schedule, nowMs());
    },
    pepperKept: (kept) => {
      configurations.pepperKept(kept);
      schedule = afterPepper(schedule, nowMs());
    },
    tryNow: (isLetIn) => {
      schedule = (isLetIn ? afterOtherWay : afterWish)(schedule, nowMs());
    },
    networkChanged: (other) => {
      config = other;
      schedule = afterOtherWay(schedule, nowMs());
    },
    staffLogsIn: (staffNumber) => {
      void fetchShiftElsewhere({ ...source, centre: askedInPassing }, staffNumber).then((found) =>
        tell({ type: "shift-elsewhere", staffNumber, elsewhere: found.ok ? found.value : null }),
      );
    },
    screenAlive: () => {
      screenAliveAtMs = nowMs();
    },
    codeShown: followUps.shown,
    close: () => {
      followUps.shown(null);
      connection.close();
    },
  };
};
