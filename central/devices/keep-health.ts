import { z } from "zod";
import { Checkpoint } from "../../contract/sync/checkpoint.ts";
import type { Transaction } from "../database/sql.ts";
import { isStorable } from "../read-models/is-storable.ts";

/** What is kept of a device's words about itself: the fields that this version knows, any of which may be missing. */
export const SaidOfItself = z.object(Checkpoint.shape.status.shape).partial();

/** Keeps what a checkpoint says of its device, for the office's page and the alerts. */
export const keepHealth = async (
  transaction: Transaction,
  { device, at, status }: Checkpoint,
  receivedAt: Date,
): Promise<void> => {
  const said = SaidOfItself.parse(status);
  if (!isStorable(said)) return;
  const saysAll = said.unsent !== undefined;
  await transaction`
    update devices set health = health || ${transaction.json(said)},
      health_at = case when ${saysAll} then ${receivedAt} else health_at end,
      clock_skew_ms = ${Date.parse(at) - receivedAt.getTime()}, app_version = ${status.appVersion}
    where id = ${device}`;
};
