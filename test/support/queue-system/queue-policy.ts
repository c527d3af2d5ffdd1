import type { QueueMarks, QueueSystemPolicy } from "../../../contract/sync/queue-system-policy.ts";

const allOf = (mark: number): QueueMarks => ({ attitude: mark, quality: mark, efficiency: mark, honest: mark });

/** Four marks of one value for each level, except level 2, where each is different. */
export const queuePolicyFor = (url: string, changes: Partial<QueueSystemPolicy> = {}): QueueSystemPolicy => ({
  url,
  marks: {
    1: allOf(1),
    2: { attitude: 2, quality: 3, efficiency: 1, honest: 5 },
    3: allOf(3),
    4: allOf(4),
    5: allOf(5),
  },
  submitAfter: "visit",
  ...changes,
});

/** An id as the queue system makes them: 17 digits, more than a number can represent. */
export const rateIdOf = (count: number): string => `20180102093015${String(count).padStart(3, "0")}`;
