import type { Centre } from "./centre.ts";
import { unresolvedSignals } from "./figures/signals/unresolved-signals.ts";
import { sampleDrawer } from "./inspection/draw-job.ts";
import type { DoWork } from "./jobs/job.ts";
import { exportWriter } from "./reports/write-export.ts";
import { monthFreezer } from "./stars/freeze-job.ts";

/** The work of every kind of job. */
export const jobWorks = (centre: Pick<Centre, "sql" | "clock">): DoWork => {
  const write = exportWriter(centre);
  const freeze = monthFreezer(centre, unresolvedSignals);
  const draw = sampleDrawer(centre);
  return ({ order, ...work }, output) => {
    if (order.kind === "star-freeze") return freeze({ ...work, order }, output);
    return order.kind === "sample-draw" ? draw({ ...work, order }, output) : write({ ...work, order }, output);
  };
};
