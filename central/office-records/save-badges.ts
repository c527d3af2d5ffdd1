import { StaffMember } from "../../contract/sync/configuration.ts";
import { asJson, type Transaction } from "../database/sql.ts";
import { sha256Hex } from "../keys/verify-text.ts";
import type { StaffRecord } from "./office-records.ts";

/** Keeps badges by the hash of what their reader types; where none are named they stay. Throws where there are too many. */
export const saveBadges = async (
  transaction: Transaction,
  { unitCode, number, badges }: StaffRecord,
): Promise<void> => {
  if (badges === undefined) return;
  const hashes = StaffMember.shape.badges.parse(badges.map((text) => sha256Hex(text.trim())));
  await transaction`
    update staff set badges = ${transaction.json(asJson(hashes))}
    where unit_code = ${unitCode} and number = ${number}`;
};
