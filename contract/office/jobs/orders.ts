import { z } from "zod";
import { SampleOrder } from "../inspection/draws.ts";
import { ExportOrder } from "../reports/exports.ts";
import { FreezeOrder } from "../stars/star-months.ts";

/** The work of a job: a file, the freeze of a month, or a draw of samples. */
export const JobOrder = z.union([ExportOrder, FreezeOrder, SampleOrder]);
export type JobOrder = z.infer<typeof JobOrder>;
