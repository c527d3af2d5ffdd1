import type { Sql, Tx } from "../../database/sql.ts";
import type { Channel } from "./channel.ts";
import type { OutgoingAlert } from "./read-alerts.ts";

/** The most alerts in one message. */
const mostAtOnce = 50;
/** Alerts older than this are no longer sent and stay on the page alone; a new channel gets no old alerts. */
const staleMs = 24 * 3_600_000;

const columnOf = { webhook: "webhook_at", mail: "mail_at" } as const;

const dueAlerts = (tx: Tx, { name }: Channel, at: Date): Promise<OutgoingAlert[]> => tx<OutgoingAlert[]>`
  select alerts.id, alerts.kind, alerts.device, units.code as "unitCode", units.name as "unitName",
    devices.window_number as "windowNumber", alerts.raised_at as "raisedAt", alerts.times
  from alerts join devices on devices.id = alerts.device join units on units.code = devices.unit_code
  where ${tx(columnOf[name])} is null and alerts.raised_at > ${new Date(at.getTime() - staleMs)}
  order by alerts.raised_at, alerts.id limit ${mostAtOnce}`;

/** Arbitrary numbers, the same in every server that shares a database. */
const lockOf = { webhook: 760_004, mail: 760_005 } as const;

/** Does not lock the alerts themselves: an acknowledgement must not wait for a mail server. */
const isOurTurn = async (tx: Tx, { name }: Channel): Promise<boolean> => {
  const [row] = await tx<{ taken: boolean }[]>`select pg_try_advisory_xact_lock(${lockOf[name]}) as taken`;
  return row?.taken ?? false;
};

/**
 * Sends the alerts that a channel has not had yet; returns whether there were any. Another server skips the channel
 * meanwhile. A receiver that could not confirm gets them again and recognises them by their ids. Throws the channel's
 * errors.
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
