import type { Scope } from "../../contract/office/accounts/permissions.ts";
import { periodAround } from "../../contract/office/figures/periods.ts";
import {
  listedWeeks,
  type OfficeUploads,
  type PlatformLine,
  type RefusalCount,
  type UploadCounts,
  type UploadState,
  type UploadWeek,
} from "../../contract/office/platform/uploads.ts";
import { within } from "../accounts/within-scope.ts";
import type { Queries, Tx } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { dayAt } from "../figures/running-part.ts";
import { readPause } from "./pause.ts";
import type { PlatformUploads } from "./start-platform.ts";

interface DayCount {
  /** A day of the listed weeks; null for all others. */
  readonly day: string | null;
  readonly state: UploadState;
  readonly count: number;
}

/** Rows of platform_counts of a scope. A unit counts whole: a window has no counts of its own. */
const ofScope = (scope: Scope) => within(scope, fragment`unit_code`, fragment`null::text`);

/** The running week and those before it, the newest first. */
const weeksUntil = (today: string): readonly UploadWeek[] =>
  Array.from({ length: listedWeeks }, (_, index) => ({ ...periodAround("week", today, -index), counts: sumOf([]) }));

const sumOf = (counts: readonly DayCount[]): UploadCounts => {
  const of = (wanted: UploadState): number =>
    counts.reduce((sum, { state, count }) => (state === wanted ? sum + count : sum), 0);
  return {
    waiting: of("waiting"),
    accepted: of("accepted"),
    refused: of("refused"),
    unanswered: of("unanswered"),
  };
};

const readRefusals = (tx: Queries, scope: Scope) => tx<RefusalCount[]>`
  select reason, detail, sum(uploads)::int as count
  from platform_counts where state = 'refused' and ${ofScope(scope)}
  group by reason, detail having sum(uploads) > 0 order by 3 desc, 1, 2 limit 20`;

/** How many uploads of a scope are in which state. */
export const readUploads = async (tx: Tx, scope: Scope, at: Date): Promise<Omit<OfficeUploads, "line">> => {
  const weeks = weeksUntil(dayAt(at.getTime()));
  const [from, to] = [weeks.at(-1)?.from ?? "", weeks[0]?.to ?? ""];
  const counts = await tx<DayCount[]>`
    select case when day between ${from} and ${to} then day end as day, state, sum(uploads)::int as count
    from platform_counts where ${ofScope(scope)}
    group by 1, 2`;
  const isOther = ({ day }: DayCount): boolean => day === null;
  const inWeek = (week: UploadWeek) => counts.filter(({ day }) => day !== null && day >= week.from && day <= week.to);
  return {
    weeks: weeks.map((week) => ({ ...week, counts: sumOf(inWeek(week)) })),
    others: sumOf(counts.filter(isOther)),
    refusals: await readRefusals(tx, scope),
  };
};

interface StoredAnswer extends Omit<NonNullable<PlatformLine["last"]>, "at"> {
  readonly at: Date;
}

/** The state of the connection; null where no platform is set up. */
export const readLine = async (sql: Queries, { rules }: PlatformUploads, at: Date): Promise<PlatformLine | null> => {
  if (!rules) return null;
  const [begun] = await sql<{ firstDay: string }[]>`select first_day as "firstDay" from platform_begin`;
  const [last] = await sql<StoredAnswer[]>`
    select answered_at as at, outcome, code, receipt from platform_answers order by answered_at desc limit 1`;
  const { waitHours, windowDays } = rules;
  return {
    firstDay: begun?.firstDay ?? null,
    waitHours,
    windowDays,
    last: last ? { ...last, at: last.at.toISOString() } : null,
    pausedUntil: (await readPause(sql, at))?.toISOString() ?? null,
  };
};
