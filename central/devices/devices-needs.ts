import { within } from "../accounts/within-scope.ts";
import { type Fragment, fragment } from "../database/statement.ts";
import { type Need, type NeedAsked, nothing, type Waiting } from "../today/need.ts";

/** Devices of a scope by their status at the last check, from half a minute ago. */
const countDevices = async ({ centre, scope }: NeedAsked, condition: Fragment): Promise<Waiting> => {
  const [row] = await centre.sql<Waiting[]>`
    select count(*)::int as count, min(last_seen_at) as "oldestAt" from devices
    where revoked_at is null and ${condition} and ${within(scope, fragment`unit_code`, fragment`window_number`)}`;
  return row ?? nothing;
};

const isLost = fragment`watched_status = 'lost'`;

/** An hour without contact: a window that is switched off, or a network that is down. */
const quietMs = 3_600_000;

/** A day. Entries of a shift are sent within a minute where the network works. */
const oldUnsentMs = 24 * 3_600_000;

/** Silent devices, for those who repair them and for the unit; entries that do not arrive; alerts. */
export const devicesNeeds: readonly Need[] = [
  {
    kind: "devices-silent",
    page: "today/brief",
    may: "read-figures",
    roles: ["leader"],
    isOfPlaces: true,
    count: (asked) => countDevices(asked, isLost),
  },
  {
    kind: "devices-lost",
    page: "devices",
    filters: { state: "lost" },
    may: "manage-devices",
    isOfPlaces: true,
    count: (asked) => countDevices(asked, isLost),
  },
  {
    kind: "devices-quiet",
    page: "devices",
    may: "manage-devices",
    isOfPlaces: false,
    count: (asked) => {
      const before = new Date(asked.centre.clock() - quietMs);
      return countDevices(asked, fragment`watched_status = 'quiet' and last_seen_at < ${before}`);
    },
  },
  {
    kind: "entries-unsent",
    page: "devices",
    may: "manage-devices",
    isOfPlaces: false,
    count: async ({ centre }) => {
      const [row] = await centre.sql<Waiting[]>`
        select count(*)::int as count,
          min(health_at - make_interval(secs => (health ->> 'oldestUnsentMs')::float8 / 1000)) as "oldestAt"
        from devices
        where revoked_at is null and (health ->> 'oldestUnsentMs')::float8 > ${oldUnsentMs}::float8`;
      return row ?? nothing;
    },
  },
  {
    kind: "alerts-open",
    page: "alerts",
    may: "manage-devices",
    isOfPlaces: false,
    count: async ({ centre }) => {
      const [row] = await centre.sql<Waiting[]>`
        select count(*)::int as count, min(raised_at) as "oldestAt" from alerts where acknowledged_at is null`;
      return row ?? nothing;
    },
  },
];
