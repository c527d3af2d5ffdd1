import type { Tx } from "../database/sql.ts";
import { insertOnce } from "../ledger/projecting/insert-once.ts";
import { newestOf } from "../ledger/projecting/newest.ts";
import { ofKinds, readModel } from "../ledger/projecting/read-model.ts";
import { type Arrival, positionOf } from "../ledger/projecting/stored-entry.ts";

type Attempt = Arrival<"login-attempted">;
type Settling = Arrival<"login-succeeded" | "login-unlocked" | "pin-changed">;

/** A typed text that is no staff number is counted for none. */
const attemptRows = (attempt: Attempt) => {
  const { body, at } = attempt.entry;
  if (body.staffNumber === null || body.verifierId === null) return [];
  return [
    {
      ...positionOf(attempt),
      staff_number: body.staffNumber,
      verifier_id: body.verifierId,
      unlocks: body.unlocks,
      attempted_at: at,
    },
  ];
};

const numberOf = ({ entry }: Settling): string => entry.body.staffNumber;

const settle = async (tx: Tx, settlings: readonly Settling[]): Promise<void> => {
  if (settlings.length === 0) return;
  const newest = newestOf(settlings, numberOf);
  const rows = tx.json(newest.map((settling) => ({ ...positionOf(settling), staff_number: numberOf(settling) })));
  await tx`
    insert into settled_attempts select * from jsonb_populate_recordset(null::settled_attempts, ${rows})
    on conflict (device, staff_number) do update set epoch = excluded.epoch, seq = excluded.seq
    where (excluded.epoch, excluded.seq) > (settled_attempts.epoch, settled_attempts.seq)`;
};

/**
 * The attempts at each number of a device since its last correct PIN, unlocking, or new PIN there: the same count as
 * the device's own. An older epoch may arrive later.
 */
const addLogins = async (tx: Tx, attempts: readonly Attempt[], settlings: readonly Settling[]): Promise<void> => {
  if (attempts.length + settlings.length === 0) return;
  // In the order in which a rebuild locks the two.
  await settle(tx, settlings);
  await insertOnce(tx, "login_attempts", attempts.flatMap(attemptRows));
  await tx`
    delete from login_attempts as attempt using settled_attempts as settled
    where settled.device = attempt.device and settled.staff_number = attempt.staff_number
      and (attempt.epoch, attempt.seq) < (settled.epoch, settled.seq)`;
};

export const loginsModel = readModel({
  kinds: ["login-attempted", "login-succeeded", "login-unlocked", "pin-changed"],
  tables: ["settled_attempts", "login_attempts"],
  take: async (tx, arrivals) => {
    const settlings = ofKinds(arrivals, "login-succeeded", "login-unlocked", "pin-changed");
    await addLogins(tx, ofKinds(arrivals, "login-attempted"), settlings);
    return [];
  },
});
