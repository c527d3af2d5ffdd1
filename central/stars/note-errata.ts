import { fewestRatingsOfPerson, type LevelCounts } from "../../contract/office/figures/figures.ts";
import { judge } from "../../contract/office/stars/judge.ts";
import type { StarFacts } from "../../contract/office/stars/star-months.ts";
import type { StarPolicy } from "../../contract/office/stars/star-policy.ts";
import type { Tx } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { addedUp } from "../figures/roll-up/added-up.ts";
import { readNamesOf } from "../roster/names.ts";
import { daysOfMonth, readFreeze } from "./freezes.ts";
import { readStarPolicy } from "./star-policies.ts";

interface StoredCounts {
  readonly answered: number;
  readonly unanswered: number;
  readonly levels: LevelCounts;
}

interface Changed {
  readonly kind: "unit" | "window" | "person";
  readonly unitCode: string;
  readonly key: string;
  /** As it was frozen; null where the line is new. */
  readonly frozenState: StarFacts["state"] | null;
  readonly before: StoredCounts | null;
  readonly after: StoredCounts | null;
}

const countsOf = fragment`jsonb_build_object('answered', answered, 'unanswered', unanswered, 'levels', levels)`;

/** Lines of a frozen month whose published counts differ from the last known ones. */
const readChanged = async (tx: Tx, month: string): Promise<readonly Changed[]> => {
  const { from, to } = daysOfMonth(month);
  return tx<Changed[]>`
    with known as (
      select distinct on (kind, unit_code, key) kind, unit_code, key, answered, unanswered, levels
      from (
        select kind, unit_code, key, answered, unanswered, levels, 0 as place from frozen_stars where month = ${month}
        union all
        select kind, unit_code, key, answered, unanswered, levels, id from star_errata where month = ${month}) as given
      order by kind, unit_code, key, place desc),
    present as (
      select kind, unit_code, key, answered, unanswered, case when answered is not null then levels end as levels
      from (
        select kind, unit_code, key, ${addedUp} from published_lines
        where first_day between ${from} and ${to} and kind <> 'all' and unit_code <> '' and (kind = 'unit' or key <> '')
        group by kind, unit_code, key) as given)
    select kind, unit_code as "unitCode", key, frozen.state as "frozenState",
      case when known.levels is not null then (select ${countsOf} from (select known.*) as given) end as before,
      case when present.levels is not null then (select ${countsOf} from (select present.*) as given) end as after
    from known full join present using (kind, unit_code, key)
    left join (select kind, unit_code, key, state from frozen_stars where month = ${month}) as frozen
      using (kind, unit_code, key)
    where (known.answered, known.unanswered, known.levels)
      is distinct from (present.answered, present.unanswered, present.levels)`;
};

const nothing: LevelCounts = [0, 0, 0, 0, 0];

/** A single late rating of a person would be a figure of fewer than ten: it waits until ten have changed. */
const mayTell = ({ kind, before, after }: Changed): boolean => {
  if (kind !== "person") return true;
  const [then, now] = [before?.levels ?? nothing, after?.levels ?? nothing];
  const changes = now.reduce<number>((sum, count, index) => sum + Math.abs(count - (then[index] ?? 0)), 0);
  return changes >= fewestRatingsOfPerson;
};

const factsOf = (counts: StoredCounts | null, hasSignal: boolean, policy: StarPolicy): StarFacts => {
  if (!counts) return { levels: null, state: "too-few", score: null, stars: null };
  const judgement = judge(counts, hasSignal, policy);
  const { state } = judgement;
  if (judgement.state !== "rated") return { levels: counts.levels, state, score: null, stars: null };
  return { levels: counts.levels, state, score: judgement.score, stars: judgement.stars };
};

const save = async (tx: Tx, month: string, changed: readonly Changed[], policy: StarPolicy): Promise<void> => {
  const people = changed.flatMap(({ kind, unitCode, key }) =>
    kind === "person" ? [{ unitCode, staffNumber: key }] : [],
  );
  const names = await readNamesOf(
    tx,
    changed.map(({ unitCode }) => unitCode),
    people,
  );
  const rows = changed.map(({ kind, unitCode, key, frozenState, before, after }) => ({
    ...{ month, kind, unit_code: unitCode, key, unit_name: names.unit(unitCode) },
    staff_name: kind === "person" ? names.staff(unitCode, key) : null,
    ...(after && { answered: after.answered, unanswered: after.unanswered, levels: after.levels }),
    before: factsOf(before, frozenState === "in-question", policy),
    after: factsOf(after, frozenState === "in-question", policy),
  }));
  await tx`
    insert into star_errata
      (month, kind, unit_code, key, unit_name, staff_name, before, answered, unanswered, levels, after)
    select month, kind, unit_code, key, unit_name, staff_name, before, answered, unanswered, levels, after
    from jsonb_populate_recordset(null::star_errata, ${tx.json(rows)})`;
};

/**
 * Adds an erratum for each line of a frozen month whose published counts have changed, by the rules of its freeze.
 * `firstDay` is of the part of a week that was published; where its month is not frozen, there is nothing to do.
 */
export const noteErrata = async (tx: Tx, firstDay: string): Promise<void> => {
  const month = `${firstDay.slice(0, 7)}-01`;
  const freeze = await readFreeze(tx, month);
  if (!freeze) return;
  const { policy } = await readStarPolicy(tx, freeze.policyVersion);
  const changed = (await readChanged(tx, month)).filter((each) => mayTell(each));
  if (changed.length > 0) await save(tx, month, changed, policy);
};
