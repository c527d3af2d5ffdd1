import { type Scope, scopeOf } from "../../contract/office/accounts/permissions.ts";
import type { NeedRow } from "../../contract/office/today/needs.ts";
import { isWithin, withSubUnits } from "../accounts/within-scope.ts";
import type { Need, NeedAsked, Waiting } from "./need.ts";

export type NeedsAsked = Omit<NeedAsked, "scope">;

/** Everything of the reader; or only the needs about places at one unit, or, for null, at the whole office. */
export type NeedsOf = "reader" | { readonly unit: string | null };

const nowhere: Scope = { isAll: false, units: [], windows: [] };

type OwnPlace = (need: Need) => Promise<Scope | undefined>;

/** The place in which a need is the reader's; undefined where it is not. Most needs have the same one: it is read once. */
const createOwnPlace = ({ centre, caller: { grants } }: NeedsAsked): OwnPlace => {
  const whole = new Map<string, Promise<Scope>>();
  return async ({ may, roles }) => {
    if (may === "person") return nowhere;
    const place = scopeOf(roles ? grants.filter(({ role }) => roles.includes(role)) : grants, may);
    if (!place) return undefined;
    const key = JSON.stringify(place);
    const found = whole.get(key) ?? withSubUnits(centre.sql, place);
    whole.set(key, found);
    return found;
  };
};

const placeOf = async (need: Need, ownPlace: OwnPlace, of: NeedsOf): Promise<Scope | undefined> => {
  const own = await ownPlace(need);
  if (!own || of === "reader") return own;
  if (!need.isOfPlaces) return undefined;
  if (of.unit === null) return own.isAll ? own : undefined;
  const isOwn = isWithin(own, { unitCode: of.unit, windowNumber: null });
  return isOwn ? { isAll: false, units: [of.unit], windows: [] } : undefined;
};

const rowOf = ({ kind, page, filters }: Need, { count, over = null, oldestAt, ...found }: Waiting): NeedRow => ({
  kind,
  count,
  over,
  oldestAt: oldestAt instanceof Date ? oldestAt.toISOString() : oldestAt,
  page,
  filters: { ...filters, ...found.filters },
});

/** What waits for the reader now, in the order of `needs`; counted one after the other, on one connection. */
export const readNeeds = async (
  needs: readonly Need[],
  asked: NeedsAsked,
  of: NeedsOf = "reader",
): Promise<readonly NeedRow[]> => {
  const rows: NeedRow[] = [];
  const ownPlace = createOwnPlace(asked);
  for (const need of needs) {
    const scope = await placeOf(need, ownPlace, of);
    const waiting = scope && (await need.count({ ...asked, scope }));
    if (waiting && waiting.count > 0) rows.push(rowOf(need, waiting));
  }
  return rows;
};
