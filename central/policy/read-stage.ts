import { PolicyStage, StagePerson } from "../../contract/office/policy/policy-stage.ts";
import type { Queries } from "../database/sql.ts";
import { type Place, readWindow } from "./configuration/read-place.ts";
import { readStaff } from "./configuration/read-staff.ts";

const StrippedPerson = StagePerson.strip();

/** Picks one member of staff for the preview, with a portrait if there is one. */
const readPerson = async (sql: Queries, place: Place): Promise<StagePerson | null> => {
  const staff = await readStaff(sql, place, null);
  const shown = staff.find(({ portrait }) => portrait !== null) ?? staff[0];
  return shown ? StrippedPerson.parse(shown) : null;
};

/**
 * A window with a member of staff at it, for the preview of a policy that is not in force; undefined where there is no
 * such window.
 */
export const readStage = async (
  sql: Queries,
  unitCode: string,
  windowNumber: string,
): Promise<PolicyStage | undefined> => {
  const place = await readWindow(sql, unitCode, windowNumber);
  if (!place) return undefined;
  const { queueSystem: _, ...shown } = place;
  return PolicyStage.parse({ ...shown, person: await readPerson(sql, place) });
};
