import { sha256Hex } from "../../../contract/node/hash.ts";
import { StaffMember } from "../../../contract/sync/configuration.ts";
import type { Tx } from "../../database/sql.ts";
import type { StaffRecord } from "./office-records.ts";

/** A printed number must not work as a badge, and at a window it would be taken for the number itself. */
const refuseNumbers = async (tx: Tx, unitCode: string, texts: readonly string[]): Promise<void> => {
  const [found] = await tx<{ number: string }[]>`
    select number from staff where unit_code = ${unitCode} and upper(number) = any(${texts.map((text) => text.toUpperCase())})
    order by number limit 1`;
  if (found) throw new Error(`${found.number} is a staff number, and no badge`);
};

/**
 * Stores badges by the hash of the reader's text; without badges in the record they stay. Throws where there are too
 * many, or one is a number of that unit's staff: save all of them before.
 */
export const saveBadges = async (tx: Tx, { unitCode, number, badges }: StaffRecord): Promise<void> => {
  if (badges === undefined) return;
  const texts = badges.map((text) => text.trim());
  await refuseNumbers(tx, unitCode, texts);
  const hashes = StaffMember.shape.badges.parse(texts.map(sha256Hex));
  await tx`
    update staff set badges = ${tx.json(hashes)}
    where unit_code = ${unitCode} and number = ${number}`;
};
