import type { ChainLink } from "../../contract/ledger/chain.ts";
import { EntryEnvelope, type EntryOf, interpretEntry } from "../../contract/ledger/entry.ts";
import { verifierIdOf } from "../../contract/node/pin-verifier.ts";
import type { PinVerifier } from "../../contract/sync/configuration.ts";
import { SealedPin, sealedPinInfo, sealedPinSubject } from "../../contract/sync/sealed-pin.ts";
import { isDoneWhole } from "../database/savepoint.ts";
import type { Tx } from "../database/sql.ts";
import { openSealedJson } from "../keys/open-sealed.ts";
import type { SealingKeys } from "../keys/sealing-key.ts";
import { linksIn, type OnArrival } from "../ledger/projecting/departments.ts";
import { quarantine } from "../ledger/quarantine.ts";

type Changed = EntryOf<"pin-changed">;

const changesIn = (links: readonly ChainLink[]): readonly Changed[] =>
  links.flatMap(({ envelope }) => {
    if (envelope.kind !== "pin-changed") return [];
    const entry = interpretEntry(envelope);
    return typeof entry === "string" || entry.kind !== "pin-changed" ? [] : [entry];
  });

/** undefined where this centre's key cannot open it, or the content is no verifier that the centre would make itself. */
const openVerifier = async (keys: SealingKeys, { body }: Changed): Promise<PinVerifier | undefined> => {
  const subject = sealedPinSubject(body.unitCode, body.staffNumber);
  const opened = await openSealedJson(keys, { info: sealedPinInfo, subject }, body.sealed);
  return opened.isOpen ? SealedPin.safeParse(opened.json).data : undefined;
};

/**
 * Replaces only the PIN that the entry names: a late report of an offline device undoes neither a PIN that the office
 * has given since nor one set at another device. Only for staff of the unit where the device is. Ignores changes that a
 * device wrote, by its own clock, before it was enrolled again after a revocation: its holder was unknown then.
 */
const replacePin = async (tx: Tx, change: Changed, fresh: PinVerifier): Promise<boolean> => {
  const { device, at, body } = change;
  const [row] = await tx<{ pin: PinVerifier }[]>`
    select pin from staff join devices using (unit_code)
    where devices.id = ${device} and unit_code = ${body.unitCode} and staff.number = ${body.staffNumber}
      and (devices.reinstated_at is null or devices.reinstated_at <= ${at})
    for update of staff`;
  if (!row || verifierIdOf(row.pin) !== body.verifierId) return false;
  await tx`
    update staff set pin = ${tx.json(fresh)}, must_change_pin = false
    where unit_code = ${body.unitCode} and number = ${body.staffNumber}`;
  return true;
};

/** For the office's page: a person who did not change their PIN at that time should be informed. */
const noteTaken = async (tx: Tx, { device, epoch, seq, at, body }: Changed, receivedAt: Date) => {
  await tx`
    insert into taken_pins (device, epoch, seq, unit_code, staff_number, changed_at, received_at)
    values (${device}, ${epoch}, ${seq}, ${body.unitCode}, ${body.staffNumber}, ${at}, ${receivedAt})`;
};

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
const hasLoggedInBefore = async (tx: Tx, change: Changed): Promise<boolean> => {
  const text = await newestLoginText(tx, change);
  if (text === undefined) return false;
  const entry = interpretEntry(EntryEnvelope.parse(JSON.parse(text)));
  return (
    typeof entry !== "string" && entry.kind === "login-succeeded" && entry.body.staffNumber === change.body.staffNumber
  );
};

/**
 * Takes over the PINs that staff set at a device, for every other one. Runs once, on arrival: an office record is no
 * read model. Quarantines changes that cannot be opened, and those without a login before them, which no kiosk writes.
 */
export const adoptChangedPins: OnArrival = async (tx, arrived, receivedAt, { sealingKeys: keys }) => {
  for (const change of changesIn(linksIn(arrived))) {
    const fresh = await openVerifier(keys, change);
    const isMeant = fresh !== undefined && (await hasLoggedInBefore(tx, change));
    const isTaken = isMeant && (await isDoneWhole(tx, (inner) => take(inner, change, fresh, receivedAt)));
    if (!isTaken) await quarantine(tx, [{ ...placeOf(change), reason: "body-invalid" }]);
  }
};

const take = async (inner: Tx, change: Changed, fresh: PinVerifier, receivedAt: Date): Promise<void> => {
  if (await replacePin(inner, change, fresh)) await noteTaken(inner, change, receivedAt);
};

const placeOf = ({ device, epoch, seq }: Changed) => ({ device, epoch, seq });
