import type { z } from "zod";
import {
  type HolderKey,
  type HoldersQuery,
  holdersAtOnce,
  type PolicyHolder,
  type PolicyHolders,
} from "../../contract/office/policy/policy-rollouts.ts";
import type { Queries } from "../database/sql.ts";
import { type Fragment, fragment } from "../database/statement.ts";
import { countDue, nowhere } from "./count-due.ts";
import { devicePolicies } from "./due-policies.ts";

type Asked = z.output<typeof HoldersQuery>;

type StoredHolder = Omit<PolicyHolder, "lastSeenAt"> & { readonly lastSeenAt: Date | null };

/** The place of the row `devices` among those that have confirmed the version, or have not. */
const place = fragment`devices.unit_code, length(devices.window_number), devices.window_number, devices.id`;

const keyOf = ({ hasIt, device }: PolicyHolder): HolderKey =>
  `${hasIt ? "confirmed" : "unconfirmed"}:${device}` as HolderKey;

/** A device that has confirmed the version since then leaves the lines behind it where they were. */
const follows = (after: HolderKey | undefined): Fragment => {
  if (after === undefined) return fragment`true`;
  const [state, device] = after.split(":");
  return fragment`(devices.has_due, ${place})
    > (select ${state === "confirmed"}::boolean, ${place} from devices where devices.id = ${device ?? ""}::uuid)`;
};

const selectHolders = (sql: Queries, { version, after }: Asked, at: Date): Promise<StoredHolder[]> => sql<
  StoredHolder[]
>`
  with ${devicePolicies(at)}, shown as (
    select devices.*, row_number() over (order by devices.has_due, ${place}) as position
    from device_policies as devices where due = ${version} and ${follows(after)}
    order by devices.has_due, ${place} limit ${holdersAtOnce + 1})
  select shown.id as device, units.name as "unitName", window_number as "windowNumber", has_due as "hasIt", holds,
    last_seen_at as "lastSeenAt"
  from shown join units on units.code = unit_code order by position`;

/** Some of the devices that should have a version now, unconfirmed ones first, and how many there are of both. */
export const listHolders = async (sql: Queries, asked: Asked, at: Date): Promise<PolicyHolders> => {
  const [stored, due] = await Promise.all([selectHolders(sql, asked, at), countDue(sql, at)]);
  const { devices, confirmed } = due.get(asked.version) ?? nowhere;
  const holders = stored
    .slice(0, holdersAtOnce)
    .map(({ lastSeenAt, ...row }) => ({ ...row, lastSeenAt: lastSeenAt?.toISOString() ?? null }));
  const last = stored.length > holdersAtOnce ? holders.at(-1) : undefined;
  return { holders, devices, confirmed, next: last ? keyOf(last) : null };
};
