import type { Sql, Tx } from "../../database/sql.ts";
import type { Channel } from "./channel.ts";
import type { OutgoingAlert } from "./read-alerts.ts";

/** Sent together at most. */
const mostAtOnce = 50;
/** What could not be handed over for so long stays on the page alone; and a way out that is new is not told old news. */
const staleMs = 24 * 3_600_000;

const columnOf = { webhook: "webhook_at", mail: "mail_at" } as const;

const dueAlerts = (tx: Tx, { name }: Channel, at: Date): Promise<OutgoingAlert[]> => tx<OutgoingAlert[]>`
  select alerts.id, alerts.kind, alerts.device, units.code as "unitCode", units.name as "unitName",
    devices.window_number as "windowNumber", alerts.raised_at as "raisedAt", alerts.times
  from alerts join devices on devices.id = alerts.device join units on units.code = devices.unit_code
  where ${tx(columnOf[name])} is null and alerts.raised_at > ${new Date(at.getTime() - staleMs)}
  order by alerts.raised_at, alerts.id limit ${mostAtOnce}`;

/** Any numbers will do; they only have to be the same in every server that shares a database. */
const lockOf = { webhook: 760_004, mail: 760_005 } as const;

/** Not of the alerts themselves: whoever acknowledges one must not wait for a mail server. */
const isOurTurn = async (tx: Tx, { name }: Channel): Promise<boolean> => {
  const [row] = await tx<{ taken: boolean }[]>`select pg_try_advisory_xact_lock(${lockOf[name]}) as taken`;
  return row?.taken ?? false;
};

/**
 * Hands over what a channel has not had yet; whether there was anything. Another server does nothing meanwhile. Whoever
 * took them and could not say so gets them again: ids tell. Throws what the channel throws.
 */
export const deliverAlerts = (sql: Sql, channel: Channel, at: Date): Promise<boolean> =>
  sql.begin(async (tx): Promise<boolean> => {
    if (!(await isOurTurn(tx, channel))) return false;
    const alerts = await dueAlerts(tx, channel, at);
    if (alerts.length === 0) return false;
    await channel.send(alerts, at);
    const ids = alerts.map(({ id }) => id);
    await tx`
      update alerts set ${tx(columnOf[channel.name])} = ${at} where id = any(${ids})`;
    return true;
  });
