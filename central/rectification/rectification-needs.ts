import { readWithin } from "../accounts/read-within.ts";
import { within } from "../accounts/within-scope.ts";
import { type Fragment, fragment } from "../database/statement.ts";
import { dayAt } from "../figures/running-part.ts";
import { type Need, type NeedAsked, nothing, type Waiting } from "../today/need.ts";
import { type Lateness, readLateBefore } from "./late-items.ts";
import { countHelps } from "./read-helps.ts";

/** Listed open items of a scope that wait; over where their due day has passed. */
const countItems = async ({ centre, scope }: NeedAsked, waits: Fragment): Promise<Waiting> => {
  const [row] = await readWithin(
    centre.sql,
    scope,
    (tx) => tx<Waiting[]>`
      select count(*)::int as count, (count(*) filter (where due_day < ${dayAt(centre.clock())}))::int as over,
        min(opened_at) as "oldestAt"
      from items
      where is_listed and state <> 'closed' and ${waits}
        and ${within(scope, fragment`unit_code`, fragment`window_number`)}`,
  );
  return row ?? nothing;
};

const countLate = async (asked: NeedAsked, lateness: Lateness): Promise<Waiting> => {
  const { sql, clock } = asked.centre;
  return countItems(asked, fragment`due_day < ${await readLateBefore(sql, lateness, clock())}`);
};

const dayMs = 86_400_000;

/** 整改: the unit's steps that are due by tomorrow, late items, the decisions of the city office, and the calls. */
export const rectificationNeeds: readonly Need[] = [
  {
    ...{ kind: "items-due", page: "items", may: "step-items", roles: ["leader", "supervisor"], isOfPlaces: true },
    count: (asked) =>
      countItems(
        asked,
        fragment`state in ('to-verify', 'to-rectify', 'to-explain', 'to-reply')
          and due_day <= ${dayAt(asked.centre.clock() + dayMs)}`,
      ),
  },
  {
    ...{ kind: "helps-asked", page: "items", may: "manage-helps", isOfPlaces: true },
    count: ({ centre, scope }) => readWithin(centre.sql, scope, (tx) => countHelps(tx, scope, centre.clock())),
  },
  {
    ...{ kind: "items-late", page: "items", filters: { due: "late" }, may: "step-items", roles: ["leader"] },
    isOfPlaces: true,
    count: (asked) => countLate(asked, "late"),
  },
  {
    ...{ kind: "items-very-late", page: "items", filters: { due: "very-late" }, may: "step-items", roles: ["city"] },
    isOfPlaces: true,
    count: (asked) => countLate(asked, "very-late"),
  },
  {
    ...{ kind: "items-appealed", page: "items", filters: { state: "appealed" }, may: "step-items", roles: ["city"] },
    isOfPlaces: true,
    count: (asked) => countItems(asked, fragment`state = 'appealed'`),
  },
  {
    ...{ kind: "items-impossible", page: "items", filters: { state: "cannot-rectify" }, may: "step-items" },
    ...{ roles: ["city"], isOfPlaces: true },
    count: (asked) => countItems(asked, fragment`state = 'cannot-rectify'`),
  },
  {
    ...{ kind: "delays-asked", page: "items", filters: { delay: "asked" }, may: "step-items", roles: ["city"] },
    isOfPlaces: true,
    count: (asked) => countItems(asked, fragment`asks_delay`),
  },
  {
    ...{ kind: "calls-waiting", page: "items", may: "call-back", isOfPlaces: true },
    count: (asked) => countItems(asked, fragment`state = 'to-call'`),
  },
];
