import { z } from "zod";
import { transactionRefMostCharacters } from "../../text-limits.ts";
import { PromptId, ShiftId, StaffNumber } from "../../words.ts";
import { RateId } from "./queue-system.ts";

/**
 * Who opened the prompt: staff, an office system by the counter API, a queue system by its own protocol, or the citizen
 * themselves. Walk-up ratings are counted apart.
 */
export const PromptSource = z.enum(["staff-console", "counter-api", "queue-system", "walk-up"]);
export type PromptSource = z.infer<typeof PromptSource>;

/**
 * The issuer of a reference: the office's own systems, whose 办件编号 staff may also type, or a queue system, whose numbers
 * mean something else and may start again every day.
 */
export const ReferenceSpace = z.enum(["office", "queue"]);
export type ReferenceSpace = z.infer<typeof ReferenceSpace>;

export const referenceSpaceOf = (source: PromptSource): ReferenceSpace =>
  source === "queue-system" ? "queue" : "office";

/**
 * 办件: the service, where a system named it. A device rates (transactionRef, serviceNumber) once. At the centre a
 * reference is unique within its unit and its `ReferenceSpace`.
 */
export const Transaction = z.strictObject({
  /** 办件编号, as `TransactionRef` normalises it. */
  transactionRef: z.string().min(1).max(transactionRefMostCharacters),
  /** 服务次数, from 1. */
  serviceNumber: z.int().min(1),
  /** 事项 */
  matterName: z.string().min(1).max(200).optional(),
});
export type Transaction = z.infer<typeof Transaction>;

/** The services of a prompt and its rating. `transaction` is null where none was named. */
export const served = {
  transaction: Transaction.nullable(),
  /** The other 办件 of a citizen who has several and rates them together; absent where there was one or none. */
  furtherTransactions: z.array(Transaction).min(1).max(49).optional(),
};

interface Served {
  readonly transaction: Transaction | null;
  readonly furtherTransactions?: readonly Transaction[] | undefined;
}

/** All services of one prompt, the first one first. */
export const transactionsOf = ({ transaction, furtherTransactions = [] }: Served): readonly Transaction[] =>
  transaction ? [transaction, ...furtherTransactions] : [];

/** The 事项 shown above the levels for these services; undefined where none has a name. */
export const shownMatter = (transactions: readonly Transaction[]): string | undefined =>
  transactions.find(({ matterName }) => matterName !== undefined)?.matterName;

/** The inverse: the fields of a body. */
export const servedOf = ([first, ...further]: readonly Transaction[]) => ({
  transaction: first ?? null,
  ...(further.length > 0 && { furtherTransactions: further }),
});

export const promptBodies = {
  "prompt-opened": z.strictObject({
    promptId: PromptId,
    shiftId: ShiftId,
    staffNumber: StaffNumber,
    source: PromptSource,
    ...served,
    /** The queue system's name for it, where it differs from the `transactionRef`: it is sent back unchanged. */
    rateId: RateId.optional(),
    /** Time to answer, milliseconds. */
    timeoutMs: z.int().min(1),
  }),
  "prompt-closed": z.strictObject({
    promptId: PromptId,
    /** 未评价 is an outcome, never a score. */
    outcome: z.enum(["unanswered", "cancelled"]),
    /**
     * Who ended it. `closed-by-citizen` is 暂不评价: `unanswered`, or `cancelled` for a walk-up. `cancelled-on-screen` is
     * in entries of older versions only: it may have been staff or a citizen.
     */
    cause: z.enum([
      "timed-out",
      "cancelled-by-staff",
      "cancelled-by-system",
      "cancelled-on-screen",
      "closed-by-citizen",
      "shift-ended",
      "interrupted",
    ]),
  }),
};
