import type { Scope } from "../../contract/office/accounts/permissions.ts";
import { within } from "../accounts/within-scope.ts";
import type { Queries } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";

export type ItemPlace = { readonly unitCode: string; readonly windowNumber: string };

/** The place of a listed item of a scope; undefined where the scope has none of this number. */
export const placeOfItem = async (sql: Queries, number: number, scope: Scope): Promise<ItemPlace | undefined> => {
  const [place] = await sql<ItemPlace[]>`
    select unit_code as "unitCode", window_number as "windowNumber" from items
    where number = ${number} and is_listed and ${within(scope, fragment`unit_code`, fragment`window_number`)}`;
  return place;
};
