import { assertNever } from "../../../contract/assert-never.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import type { Result } from "../../../contract/result.ts";
import type { Configuration } from "../../../db/configurations.ts";
import { DamagedLedger } from "../../../db/failure-reason.ts";
import type { EntryPlace } from "../../../db/ledger/entries-around.ts";
import type { Store } from "../../../db/store.ts";
import { logProblem } from "../../wire/log.ts";
import type { FromSync } from "../../wire/messages.ts";
import type { AirGapWatch } from "../it/air-gap-watch.ts";
import type { SyncWatch } from "../it/sync-watch.ts";
import { noticeUnlocks } from "../login/attempts.ts";
import type { ShiftInquiry } from "../login/shift-inquiry.ts";
import type { ShownCode } from "../visit/code-on-screen.ts";

export interface SyncMessageHandler {
  readonly store: Store;
  readonly takePepper: (pepper: string) => void;
  /** Another configuration is in the store. */
  readonly refresh: () => void;
  /** An entry was written that the screen does not show. */
  readonly appended: () => void;
  readonly inquiry: Pick<ShiftInquiry, "answered">;
  readonly code: Pick<ShownCode, "opened">;
  /** The state that the IT panel shows. */
  readonly watch: Pick<SyncWatch, "planned" | "exchanged">;
  readonly airGap: Pick<AirGapWatch, "told">;
}

/**
 * Writes the results of the sync process, which never writes itself. Throws where the ledger was damaged or rewritten
 * during use: only a start can set it aside and salvage the entries that verify, and an uncaught exception restarts the
 * kiosk.
 */
export const handleSyncMessages = (hearer: SyncMessageHandler, message: FromSync): void => {
  switch (message.type) {
    case "receipted":
      logFailure("receipt not kept", hearer.store.keepReceipt(message.receipt, message.signed));
      break;
    case "pepper":
      hearer.takePepper(message.pepper);
      break;
    case "shift-elsewhere":
      hearer.inquiry.answered(message.staffNumber, message.elsewhere);
      break;
    case "follow-up-opened":
      hearer.code.opened(message.followUpHash);
      break;
    case "configuration":
      apply(hearer, message.configuration);
      break;
    case "configuration-refused":
      noteRefusal(hearer, message.problem);
      break;
    case "hole-found":
      declareHoles(hearer, message.place);
      break;
    case "ledger-damaged":
      throw new DamagedLedger(message.reason);
    case "air-gap":
      hearer.airGap.told(message.job);
      break;
    case "plan":
      hearer.watch.planned(message.plan);
      break;
    case "exchanged":
      hearer.watch.exchanged(message.problem, message.receivedAt);
      if (message.problem) noteFailure(message.problem);
      break;
    default:
      assertNever(message);
  }
};

const noteFailure = (found: Problem): void => {
  logProblem("exchange with the centre failed", found);
  if (found.code === "ledger-unsealed") throw new Error(found.code);
};

const apply = ({ store, refresh, appended }: SyncMessageHandler, configuration: Configuration): void => {
  const applied = store.applyConfiguration(configuration);
  logFailure("configuration not applied", applied);
  if (applied.ok) {
    logFailure("unlock not written", noticeUnlocks(store));
    refresh();
  }
  appended();
};

const declareHoles = ({ store, appended }: SyncMessageHandler, place: EntryPlace): void => {
  const declared = store.declareHoles(place);
  logFailure("hole not declared", declared);
  if (declared.ok && declared.value) appended();
};

const noteRefusal = ({ store, appended }: SyncMessageHandler, found: Problem): void => {
  logProblem("configuration refused", found);
  const body = { problemCode: found.code, detail: JSON.stringify(found.facts ?? {}).slice(0, 400) };
  logFailure("refusal not written", store.append([{ kind: "configuration-refused", body }]));
  appended();
};

const logFailure = (event: string, result: Result<unknown>): void => {
  if (!result.ok) logProblem(event, result.problem);
};
