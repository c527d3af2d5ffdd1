import type { Tx } from "../../database/sql.ts";
import { saveDefaultPolicy } from "../../policy/first-policy.ts";
import { savePicture } from "../pictures/save-picture.ts";
import type { ImportPlan } from "../plan/plan-import.ts";
import type { NewPin } from "./new-pins.ts";
import { saveStaffLines } from "./save-staff-lines.ts";
import { saveUnits, saveWindows } from "./save-units.ts";

/**
 * A kiosk receives no configuration before there is a policy: a centre whose office begins with a list gets the default
 * one.
 */
export const applyPlan = async (
  tx: Tx,
  plan: ImportPlan,
  pins: ReadonlyMap<string, NewPin>,
  at: Date,
): Promise<void> => {
  await saveDefaultPolicy(tx);
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
