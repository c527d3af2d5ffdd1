import { z } from "zod";
import { Checkpoint } from "../../contract/sync/checkpoint.ts";
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

/** The report in a checkpoint, for the office's page and the alerts, as `saveReports` takes it. */
export interface ReportOf {
  readonly said: z.infer<typeof DeviceReport>;
  /** Only a full report renews the time of the report. */
  readonly saysAll: boolean;
  readonly skewMs: number;
  readonly appVersion: string;
}

/** undefined where a column would not take it. */
export const reportOf = ({ at, status }: Checkpoint, receivedAt: Date): ReportOf | undefined => {
  const said = DeviceReport.parse(status);
  if (!isStorable(said)) return undefined;
  const skewMs = Date.parse(at) - receivedAt.getTime();
  return { said, saysAll: said.unsent !== undefined, skewMs, appVersion: status.appVersion };
};
