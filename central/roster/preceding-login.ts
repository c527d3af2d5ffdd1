import { EntryEnvelope, type EntryOf, interpretEntry } from "../../contract/ledger/entry.ts";
import type { Tx } from "../database/sql.ts";

type Changed = EntryOf<"pin-changed">;

/** A field exactly as a kiosk writes it in an entry: a citizen's text cannot contain it, because its quotes are escaped. */
const field = (name: string, value: string): Buffer => Buffer.from(`"${name}":"${value}"`, "utf8");

/** Searches backwards from the change: on a kiosk the login is right before it. */
const newestLoginText = async (tx: Tx, change: Changed): Promise<string | undefined> => {
  const { device, epoch, seq, body } = change;
  const [row] = await tx<{ text: string }[]>`
    select convert_from(entry, 'UTF8') as text from ledger_entries
    where device = ${device} and (epoch, seq) < (${epoch}, ${seq})
      and position(${field("kind", "login-succeeded")}::bytea in entry) > 0
      and position(${field("staffNumber", body.staffNumber)}::bytea in entry) > 0
    order by epoch desc, seq desc limit 1`;
  return row?.text;
};

/** Whether this number has logged in at this device before, by the stored entries. */
export const hasLoggedInBefore = async (tx: Tx, change: Changed): Promise<boolean> => {
  const text = await newestLoginText(tx, change);
  if (text === undefined) return false;
  const entry = interpretEntry(EntryEnvelope.parse(JSON.parse(text)));
  return (
    typeof entry !== "string" && entry.kind === "login-succeeded" && entry.body.staffNumber === change.body.staffNumber
  );
};
