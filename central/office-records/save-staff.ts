import { Pin, StaffNumber } from "../../contract/words.ts";
import { asJson, type Queries, type Transaction } from "../database/sql.ts";
import type { StaffRecord } from "./office-records.ts";
import { keepOrCreateVerifier } from "./pin-verifier.ts";
import { savePicture } from "./save-picture.ts";

const storedVerifier = async (sql: Queries, { unitCode, number }: StaffRecord): Promise<unknown> => {
  const [row] = await sql<{ pin: unknown }[]>`
    select pin from staff where unit_code = ${unitCode} and number = ${number}`;
  return row?.pin;
};

const saveMember = async (transaction: Transaction, member: StaffRecord, portrait: string | null): Promise<void> => {
  const pin = await keepOrCreateVerifier(Pin.parse(member.pin), await storedVerifier(transaction, member));
  const row = {
    unit_code: member.unitCode,
    number: StaffNumber.parse(member.number),
    name: transaction.json(asJson(member.name)),
    post: transaction.json(asJson(member.post)),
    political_status: member.politicalStatus,
    party_member_since: member.partyMemberSince,
    duties: transaction.json(asJson(member.duties)),
    commitments: transaction.json(asJson(member.commitments)),
    honours: transaction.json(asJson(member.honours)),
    star: member.star,
    portrait,
    mentor_number: member.mentorNumber === null ? null : StaffNumber.parse(member.mentorNumber),
    pin: transaction.json(asJson(pin)),
    serves_every_window: member.windowNumbers === "all",
  };
  await transaction`
    insert into staff ${transaction(row)} on conflict (unit_code, number) do update set
      name = excluded.name, post = excluded.post, political_status = excluded.political_status,
      party_member_since = excluded.party_member_since, duties = excluded.duties,
      commitments = excluded.commitments, honours = excluded.honours, star = excluded.star,
      portrait = excluded.portrait, mentor_number = excluded.mentor_number, pin = excluded.pin,
      serves_every_window = excluded.serves_every_window`;
};

const saveWindowsOf = async (transaction: Transaction, member: StaffRecord): Promise<void> => {
  const { unitCode, number, windowNumbers } = member;
  await transaction`delete from window_staff where unit_code = ${unitCode} and staff_number = ${number}`;
  if (windowNumbers === "all") return;
  for (const windowNumber of new Set(windowNumbers)) {
    await transaction`
      insert into window_staff (unit_code, window_number, staff_number) values (${unitCode}, ${windowNumber}, ${number})`;
  }
};

/** Saves one of the window staff with portrait, PIN verifier and windows. Throws where the PIN or number is unfit. */
export const saveStaffRecord = async (transaction: Transaction, member: StaffRecord): Promise<void> => {
  const portrait = member.portrait && (await savePicture(transaction, member.portrait));
  await saveMember(transaction, member, portrait);
  await saveWindowsOf(transaction, member);
};
