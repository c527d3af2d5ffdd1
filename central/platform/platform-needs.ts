import { type Need, type NeedAsked, nothing, type Waiting } from "../today/need.ts";

/** How long the platform may be silent before a person is told, hours. */
const patienceHours = 24;

/** Refused by the platform, or for a value that has no code yet: both can be put right, and sent again. */
const countRefused = async ({ centre }: NeedAsked): Promise<Waiting> => {
  const [row] = await centre.sql<Waiting[]>`
    select coalesce(sum(uploads), 0)::int as count, min(day) filter (where uploads > 0) as "oldestAt"
    from platform_counts where state = 'refused' and reason in ('platform', 'code-missing')`;
  return row ?? nothing;
};

const countUnanswered = async ({ centre }: NeedAsked): Promise<Waiting> => {
  const before = new Date(centre.clock() - patienceHours * 3_600_000);
  const [row] = await centre.sql<Waiting[]>`
    select count(*)::int as count, min(begun_at) as "oldestAt"
    from platform_uploads join platform_batches on platform_batches.id = batch
    where state = 'unanswered' and begun_at < ${before}`;
  return row ?? nothing;
};

/** Ratings that the platform above has not. */
export const platformNeeds: readonly Need[] = [
  { kind: "uploads-refused", page: "platform", may: "send-uploads", isOfPlaces: false, count: countRefused },
  { kind: "uploads-unanswered", page: "platform", may: "send-uploads", isOfPlaces: false, count: countUnanswered },
];
