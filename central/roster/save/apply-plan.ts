import type { Tx } from "../../database/sql.ts";
import { readEvaluationLevels } from "../../policy/evaluation-levels.ts";
import { savePicture } from "../pictures/save-picture.ts";
import type { ImportPlan } from "../plan/plan-import.ts";
import type { NewPin } from "./new-pins.ts";
import { saveStaffLines } from "./save-staff-lines.ts";
import { saveUnits, saveWindows } from "./save-units.ts";

/** A kiosk is shipped nothing before there is a policy: a centre whose office begins with a list gets the default one. */
const ensurePolicy = async (tx: Tx): Promise<void> => {
  const [found] = await tx`select from policy`;
  if (found) return;
  const { version, levels } = await readEvaluationLevels();
  await tx`
    insert into level_sets (version, levels) values (${version}, ${tx.json(levels)})
    on conflict (version) do nothing`;
  await tx`insert into policy (levels_version) values (${version})`;
};

/** Does what a plan without faults says. */
export const applyPlan = async (
  tx: Tx,
  plan: ImportPlan,
  pins: ReadonlyMap<string, NewPin>,
  at: Date,
): Promise<void> => {
  await ensurePolicy(tx);
  for (const { picture } of plan.photos) await savePicture(tx, picture);
  await saveUnits(
    tx,
    plan.units.map(({ line }) => line),
    at,
  );
  await saveWindows(
    tx,
    plan.windows.map(({ line }) => line),
    at,
  );
  const changed = new Set(plan.staff.map(({ line }) => line));
  const asked = plan.newPins.filter((line) => !changed.has(line));
  await saveStaffLines(tx, { lines: [...changed, ...asked], pins, at });
};
