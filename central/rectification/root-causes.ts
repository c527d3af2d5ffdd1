import { type ItemRules, usualItemRules } from "../../contract/office/rectification/item-rules.ts";
import type { LocalText } from "../../contract/words.ts";
import type { Queries } from "../database/sql.ts";

/** A root cause of an item, with its name. */
export type NamedCause = ItemRules["rootCauses"][number];

/**
 * Names each root cause that the office ever listed: by the rules in force, else by the newest version that had it, else
 * by the usual rules. A list may lose a cause that items name.
 */
export const causeNames = async (
  sql: Queries,
  { rootCauses }: Pick<ItemRules, "rootCauses">,
): Promise<(code: string) => LocalText> => {
  const listedBefore = await sql<NamedCause[]>`
    select distinct on (cause ->> 'code') cause ->> 'code' as code, cause -> 'name' as name
    from policy_versions, jsonb_path_query(content, '$.rectification.rootCauses[*]') as cause
    order by cause ->> 'code', version desc`;
  const names = new Map(
    [...usualItemRules.rootCauses, ...listedBefore, ...rootCauses].map(({ code, name }) => [code, name]),
  );
  return (code) => names.get(code) ?? { zh: code };
};

/** The root causes that the events of an item name, each once. */
export const causesIn = (
  events: readonly { readonly event: object }[],
  nameOf: (code: string) => LocalText,
): NamedCause[] => {
  const codes = events.flatMap(({ event }) =>
    "rootCause" in event && typeof event.rootCause === "string" ? [event.rootCause] : [],
  );
  return [...new Set(codes)].map((code) => ({ code, name: nameOf(code) }));
};
