import type { ItemEvent } from "../../contract/office/rectification/item-events.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Queries } from "../database/sql.ts";

/** A person who may handle the items of a place. */
export interface Assignable {
  readonly account: string;
  readonly name: string;
}

interface Place {
  readonly unitCode: string;
  readonly windowNumber: string;
}

/** Leaders of the unit and supervisors of the window, by name. */
export const readAssignable = (sql: Queries, { unitCode, windowNumber }: Place): Promise<Assignable[]> =>
  sql<Assignable[]>`
    select distinct accounts.id as account, accounts.name
    from account_grants as given join accounts on accounts.id = given.account
    where accounts.disabled_at is null and awaits_since is null and given.unit_code = ${unitCode}
      and (role = 'leader' or (role = 'supervisor' and given.window_number = ${windowNumber}))
    order by 2 limit 100`;

type LaterEvent = Exclude<ItemEvent, { kind: "opened" }>;

/** An event as it is stored: an assignment with the person's name. Error: item-person-unfit. */
export const withNames = async (sql: Queries, event: LaterEvent, place: Place): Promise<Result<LaterEvent>> => {
  if (event.kind !== "assigned") return success(event);
  const person = (await readAssignable(sql, place)).find(({ account }) => account === event.to);
  return person ? success({ ...event, name: person.name }) : failure(problem("item-person-unfit"));
};
