import { z } from "zod";
import { ExportOrder } from "../reports/exports.ts";
import { FreezeOrder } from "../stars/star-months.ts";

/** The work of a job: a file, or the freeze of a month. */
export const JobOrder = z.union([ExportOrder, FreezeOrder]);
export type JobOrder = z.infer<typeof JobOrder>;
