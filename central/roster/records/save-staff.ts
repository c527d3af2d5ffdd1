import { newPinVerifier } from "../../../contract/node/pin-verifier.ts";
import { isWeakPin } from "../../../contract/pin-strength.ts";
import { Pin, RosterNumber, StaffNumber } from "../../../contract/words.ts";
import type { Queries, Tx } from "../../database/sql.ts";
import { insertedRow } from "../../database/statement.ts";
import { savePicture } from "../pictures/save-picture.ts";
import { matchingVerifier } from "./matching-verifier.ts";
import type { StaffRecord } from "./office-records.ts";

interface StoredPin {
  readonly pin: unknown;
  readonly given: unknown;
  readonly mustChange: boolean;
}

/** Locks the row, so that an upload with the person's own PIN waits: it would be overwritten. */
const storedPin = async (sql: Queries, { unitCode, number }: StaffRecord): Promise<StoredPin | undefined> => {
  const [row] = await sql<StoredPin[]>`
    select pin, pin_given as given, must_change_pin as "mustChange" from staff
    where unit_code = ${unitCode} and number = ${number}
    for update`;
  return row;
};

/** The same PIN from the office again leaves the one that the person has set since. */
const pinColumns = async (tx: Tx, member: StaffRecord) => {
  const pin = Pin.parse(member.pin);
  const stored = await storedPin(tx, member);
  const kept = await matchingVerifier(pin, stored?.given);
  if (stored && kept) return { pin: stored.pin, pin_given: kept, must_change_pin: stored.mustChange };
  const { mustChangePin = true } = member;
  if (!mustChangePin && isWeakPin(pin, member.number)) throw new Error(`the PIN of ${member.number} is weak`);
  const fresh = await newPinVerifier(pin);
  return { pin: fresh, pin_given: fresh, must_change_pin: mustChangePin };
};

const saveMember = async (tx: Tx, member: StaffRecord, portrait: string | null): Promise<void> => {
  const { pin, pin_given, must_change_pin } = await pinColumns(tx, member);
  const row = {
    unit_code: member.unitCode,
    number: RosterNumber.parse(member.number),
    name: tx.json(member.name),
    post: tx.json(member.post),
    political_status: member.politicalStatus,
    party_member_since: member.partyMemberSince,
    duties: tx.json(member.duties),
    commitments: tx.json(member.commitments),
    honours: tx.json(member.honours),
    star: member.star,
    portrait,
    mentor_number: member.mentorNumber === null ? null : StaffNumber.parse(member.mentorNumber),
    pin: tx.json(pin),
    pin_given: tx.json(pin_given),
    must_change_pin,
    serves_every_window: member.windowNumbers === "all",
  };
  await tx`
    insert into staff ${insertedRow(row)} on conflict (unit_code, number) do update set
      name = excluded.name, post = excluded.post, political_status = excluded.political_status,
      party_member_since = excluded.party_member_since, duties = excluded.duties,
      commitments = excluded.commitments, honours = excluded.honours, star = excluded.star,
      portrait = excluded.portrait, mentor_number = excluded.mentor_number, pin = excluded.pin,
      pin_given = excluded.pin_given, must_change_pin = excluded.must_change_pin,
      serves_every_window = excluded.serves_every_window`;
};

const saveWindowsOf = async (tx: Tx, member: StaffRecord): Promise<void> => {
  const { unitCode, number, windowNumbers } = member;
  await tx`delete from window_staff where unit_code = ${unitCode} and staff_number = ${number}`;
  if (windowNumbers === "all") return;
  for (const windowNumber of new Set(windowNumbers)) {
    await tx`
      insert into window_staff (unit_code, window_number, staff_number) values (${unitCode}, ${windowNumber}, ${number})`;
  }
};

/**
 * Saves a member of the window staff with portrait, PIN verifier and windows, but without badges. Throws where the PIN
 * or number is invalid.
 */
export const saveStaffRecord = async (tx: Tx, member: StaffRecord): Promise<void> => {
  const portrait = member.portrait && (await savePicture(tx, member.portrait));
  await saveMember(tx, member, portrait);
  await saveWindowsOf(tx, member);
};
