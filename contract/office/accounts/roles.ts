import { z } from "zod";
import { UnitCode, WindowNumber } from "../../words.ts";

export const roleNames = ["city", "leader", "supervisor", "caller", "inspector", "auditor", "it", "staff"] as const;
export type RoleName = (typeof roleNames)[number];

const ofAll = <const Name extends RoleName>(role: Name) => z.strictObject({ role: z.literal(role) });
const ofUnit = <const Name extends RoleName>(role: Name) =>
  z.strictObject({ role: z.literal(role), unitCode: UnitCode });

/**
 * A role and the place where it holds: the whole office, a unit, or one window. A person with several windows or units
 * has one grant for each. 窗口人员 hold theirs by the staff number of their account.
 */
export const Grant = z.union([
  ofAll("city"),
  ofAll("inspector"),
  ofAll("auditor"),
  ofAll("it"),
  ofUnit("leader"),
  ofUnit("staff"),
  ofUnit("caller"),
  ofAll("caller"),
  z.strictObject({ role: z.literal("supervisor"), unitCode: UnitCode, windowNumber: WindowNumber }),
]);
export type Grant = z.infer<typeof Grant>;

export const unitOf = (grant: Grant): string | null => ("unitCode" in grant ? grant.unitCode : null);
export const windowOf = (grant: Grant): string | null => ("windowNumber" in grant ? grant.windowNumber : null);

/** The roles of a unit, whose work others judge. */
const judged: readonly RoleName[] = ["leader", "supervisor", "staff"];

/** Roles of the whole office that judge every unit. */
const judging: readonly RoleName[] = ["city", "inspector", "auditor"];

/** The code of a unit and those of the units that it belongs to, at any height. */
export type LineOfUnit = (unitCode: string) => readonly string[];

const areRefused = (one: Grant, other: Grant, lineOf: LineOfUnit): boolean => {
  if (!judged.includes(other.role)) return false;
  if (judging.includes(one.role)) return true;
  const [called, own] = [unitOf(one), unitOf(other) ?? ""];
  return one.role === "caller" && (called === null || lineOf(called).includes(own) || lineOf(own).includes(called));
};

/**
 * The first two of `grants` that one person must not hold together, because the unit would judge itself; undefined
 * where there are none. 回访员 of a unit call about the units that belong to it, too.
 */
export const refusedPair = (grants: readonly Grant[], lineOf: LineOfUnit): readonly [Grant, Grant] | undefined => {
  for (const one of grants) {
    const other = grants.find((each) => areRefused(one, each, lineOf));
    if (other) return [one, other];
  }
  return undefined;
};
