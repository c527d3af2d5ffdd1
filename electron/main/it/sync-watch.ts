import type { ItSync } from "../../../contract/ipc/it-sync.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { Receipt } from "../../../contract/sync/receipt.ts";
import { readSignedDocument } from "../../../contract/sync/signed-text.ts";
import type { Store } from "../../../db/store.ts";
import type { SyncPlan } from "../../wire/messages.ts";
import { withOffset } from "../../wire/wall-time.ts";

/** Stores the state that the sync process reports, in memory only. */
export interface SyncWatch {
  readonly planned: (plan: SyncPlan) => void;
  /** null: it succeeded. `receivedAt`: the centre's time of it. */
  readonly exchanged: (found: Problem | null, receivedAt?: string) => void;
  readonly status: (store: Pick<Store, "furthestReceipt">) => ItSync;
}

interface WatchParts {
  readonly date: () => Date;
  /** Milliseconds on the clock that all processes of this machine share. */
  readonly machineMonoMs: () => number;
}

const receiptIn = (text: string | undefined): ItSync["lastReceipt"] => {
  const receipt = text === undefined ? undefined : readSignedDocument(Receipt, text).data;
  return receipt ? { receivedAt: receipt.receivedAt, epoch: receipt.epoch, size: receipt.size } : null;
};

export const watchSync = ({ date, machineMonoMs }: WatchParts): SyncWatch => {
  let plan: SyncPlan = { doing: "starting", untilMachineMonoMs: 0 };
  let lastContactAt: string | null = null;
  let clockOffSeconds: number | null = null;
  let trouble: ItSync["trouble"] = null;
  return {
    planned: (told) => {
      plan = told;
    },
    exchanged: (found, receivedAt) => {
      const now = date();
      const at = withOffset(now);
      if (receivedAt !== undefined)
        clockOffSeconds = Math.round((now.getTime() - new Date(receivedAt).getTime()) / 1_000);
      if (found) trouble = { at, problem: found, isOver: false };
      else {
        lastContactAt = at;
        trouble = trouble && { ...trouble, isOver: true };
      }
    },
    status: (store) => ({
      doing: plan.doing,
      nextInSeconds: Math.max(0, Math.ceil((plan.untilMachineMonoMs - machineMonoMs()) / 1_000)),
      lastReceipt: receiptIn(store.furthestReceipt()),
      lastContactAt,
      clockOffSeconds,
      trouble,
    }),
  };
};
