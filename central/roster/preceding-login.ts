import { EntryEnvelope, type EntryOf, interpretEntry } from "../../contract/ledger/entry.ts";
import type { Tx } from "../database/sql.ts";

type Changed = EntryOf<"pin-changed">;

/** Bytes that an entry of a kiosk's has as it is: no word of a citizen's holds them, its quotes are escaped. */
const field = (name: string, value: string): Buffer => Buffer.from(`"${name}":"${value}"`, "utf8");

/** Looks from the change backwards: at a kiosk the login stands right before it. */
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

/** Whether somebody has logged in with this number at this device before, by the entries that are stored. */
export const hasLoggedInBefore = async (tx: Tx, change: Changed): Promise<boolean> => {
  const text = await newestLoginText(tx, change);
  if (text === undefined) return false;
  const entry = interpretEntry(EntryEnvelope.parse(JSON.parse(text)));
  return (
    typeof entry !== "string" && entry.kind === "login-succeeded" && entry.body.staffNumber === change.body.staffNumber
  );
};
