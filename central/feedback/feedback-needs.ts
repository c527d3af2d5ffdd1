import type { AccessAction } from "../../contract/office/accounts/accesses.ts";
import { lastLook } from "../accounts/last-look.ts";
import { readWithin } from "../accounts/read-within.ts";
import { within } from "../accounts/within-scope.ts";
import { type Fragment, fragment } from "../database/statement.ts";
import { dayAt } from "../figures/running-part.ts";
import type { Need, NeedAsked, Waiting } from "../today/need.ts";

/** The rows that have arrived in a table since the reader, or a colleague of the same role and place, read its list. */
export const countUnopened = async (
  { centre, caller, scope }: NeedAsked,
  { table, action, over = fragment`null::int` }: { table: string; action: AccessAction; over?: Fragment },
): Promise<Waiting> => {
  const since = await lastLook(centre.sql, caller, action);
  const [row] = await readWithin(
    centre.sql,
    scope,
    (tx) => tx<Waiting[]>`
      select count(*)::int as count, ${over} as over, min(received_at) as "oldestAt"
      from ${tx(table)}
      where ${within(scope, fragment`unit_code`, fragment`window_number`)}
        and (${since}::timestamptz is null or received_at > ${since})`,
  );
  return row ?? { count: 0, oldestAt: null };
};

/** Complaints and opinions that no one has opened; an unopened complaint is over once its promised day has passed. */
export const feedbackNeeds: readonly Need[] = [
  {
    kind: "complaints-unopened",
    page: "feedback",
    may: "read-complaints",
    isOfPlaces: true,
    count: (asked) =>
      countUnopened(asked, {
        table: "complaints",
        action: "complaints-read",
        over: fragment`(count(*) filter (where acceptance ->> 'answerBy' < ${dayAt(asked.centre.clock())}))::int`,
      }),
  },
  {
    kind: "opinions-unopened",
    page: "feedback",
    may: "read-opinions",
    roles: ["city", "leader", "supervisor"],
    isOfPlaces: true,
    count: (asked) => countUnopened(asked, { table: "opinions", action: "opinions-read" }),
  },
];
