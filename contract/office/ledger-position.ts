import { z } from "zod";

/** The position of an entry in the ledgers as a text: device, epoch and seq. */
export const LedgerPosition = z.string().regex(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}(\/[0-9]{1,15}){2}$/);

/** The position of the last of these rows, where more follow it. */
export const lastPosition = (
  rows: readonly { readonly device: string; readonly epoch: number; readonly seq: number }[],
  hasMore: boolean,
): string | null => {
  const last = hasMore ? rows.at(-1) : undefined;
  return last ? `${last.device}/${last.epoch}/${last.seq}` : null;
};
