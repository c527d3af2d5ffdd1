import { z } from "zod";
import { Checkpoint } from "../../contract/sync/checkpoint.ts";
import { type Fragment, fragment, json } from "../database/statement.ts";
import { isStorable } from "../ledger/projecting/is-storable.ts";

const { trouble, machine, ...others } = Checkpoint.shape.status.shape;

/** The fields of an object that this version knows; all others are dropped. */
const known = <Shape extends z.ZodRawShape>(object: z.ZodObject<Shape>) => z.object(object.shape);

const machineFacts = machine.unwrap();
const { counterApi, queueSystem } = machineFacts.shape;

/**
 * The stored part of a device's report about itself: the fields that this version knows, at every depth, each within
 * the contract's limits. Any of them may be missing.
 */
export const DeviceReport = z
  .object({
    ...others,
    trouble: known(trouble.unwrap().unwrap()).nullable().optional(),
    machine: known(machineFacts)
      .extend({ counterApi: known(counterApi), queueSystem: known(queueSystem.unwrap()).nullable() })
      .optional(),
  })
  .partial();

/** The columns of a device's row with the report of its checkpoint, for the office's page and the alerts. */
export const healthOf = ({ at, status }: Checkpoint, receivedAt: Date): Fragment => {
  const said = DeviceReport.parse(status);
  if (!isStorable(said)) return fragment``;
  const saysAll = said.unsent !== undefined;
  return fragment`, health = health || ${json(said)},
    health_at = case when ${saysAll} then ${receivedAt} else health_at end,
    clock_skew_ms = ${Date.parse(at) - receivedAt.getTime()}, app_version = ${status.appVersion}`;
};
