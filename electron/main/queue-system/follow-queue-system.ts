import type { QueueSystemStatus } from "../../../contract/queue-system.ts";
import type { QueueSystem, QueueSystemParts } from "./queue-system.ts";

export interface QueueSystemFollower {
  /** The screen has painted: loads the adapter where the policy has come to name a queue system. */
  readonly screenAlive: () => void;
  /** Something changed. */
  readonly look: () => void;
  /** null where there is none. */
  readonly status: () => QueueSystemStatus | null;
}

/** Most halls have no queue system to speak to: its code is loaded where one is named, and never before the first paint. */
export const followQueueSystem = (parts: QueueSystemParts): QueueSystemFollower => {
  let adapter: QueueSystem | undefined;
  let isLoading = false;
  const load = async (): Promise<void> => {
    const { startQueueSystem } = await import("./queue-system.ts");
    adapter = startQueueSystem(parts);
    adapter.look();
  };
  return {
    screenAlive: () => {
      if (isLoading || !parts.visit.document()?.policy.queueSystem) return;
      isLoading = true;
      void load();
    },
    look: () => adapter?.look(),
    status: () => adapter?.status() ?? null,
  };
};
