import type { QueueSystemStatus } from "../../../contract/queue-system.ts";
import type { QueueSystem, QueueSystemParts } from "./queue-system.ts";

export interface QueueSystemFollower {
  /** The screen has painted: loads the adapter where the policy names a queue system by now. */
  readonly screenAlive: () => void;
  /** Call it after any change. */
  readonly look: () => void;
  /** null where there is none. */
  readonly status: () => QueueSystemStatus | null;
}

/**
 * Follows the hall's queue system. Most halls have none, so the adapter is loaded only where the policy names one, and
 * never before the first paint.
 */
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
