import { z } from "zod";
import { Checkpoint } from "../../contract/sync/checkpoint.ts";
import { type Fragment, fragment, json } from "../database/statement.ts";
import { isStorable } from "../ledger/projecting/is-storable.ts";

const { trouble, machine, ...others } = Checkpoint.shape.status.shape;

/** What this version knows of an object, and nothing else that came with it. */
const known = <Shape extends z.ZodRawShape>(object: z.ZodObject<Shape>) => z.object(object.shape);

const machineFacts = machine.unwrap();
const { counterApi, queueSystem } = machineFacts.shape;

/**
 * What is kept of a device's words about itself: the fields that this version knows, at every depth, each bounded by the
 * contract. Any of them may be missing.
 */
export const SaidOfItself = z
  .object({
    ...others,
    trouble: known(trouble.unwrap().unwrap()).nullable().optional(),
    machine: known(machineFacts)
      .extend({ counterApi: known(counterApi), queueSystem: known(queueSystem.unwrap()).nullable() })
      .optional(),
  })
  .partial();

/** The columns of a device's row that hold what its checkpoint says of it, for the office's page and the alerts. */
export const healthOf = ({ at, status }: Checkpoint, receivedAt: Date): Fragment => {
  const said = SaidOfItself.parse(status);
  if (!isStorable(said)) return fragment``;
  const saysAll = said.unsent !== undefined;
  return fragment`, health = health || ${json(said)},
    health_at = case when ${saysAll} then ${receivedAt} else health_at end,
    clock_skew_ms = ${Date.parse(at) - receivedAt.getTime()}, app_version = ${status.appVersion}`;
};
