import { PolicyStage, StagePerson } from "../../contract/office/policy/policy-stage.ts";
import type { Queries } from "../database/sql.ts";
import { type Place, readWindow } from "./configuration/read-place.ts";
import { readStaff } from "./configuration/read-staff.ts";

const StrippedPerson = StagePerson.strip();

/** Who stands for all that serve there: somebody with a portrait, if there is one. */
const readPerson = async (sql: Queries, place: Place): Promise<StagePerson | null> => {
  const staff = await readStaff(sql, place, null);
  const shown = staff.find(({ portrait }) => portrait !== null) ?? staff[0];
  return shown ? StrippedPerson.parse(shown) : null;
};

/** A window with somebody at it, for a look at a policy that is not in force; undefined where there is no such window. */
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
