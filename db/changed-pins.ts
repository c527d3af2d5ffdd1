import { z } from "zod";
import { PinVerifier } from "../contract/sync/configuration.ts";
import { Base64, type StaffNumber } from "../contract/words.ts";
import type { Connection, ReadConnection } from "./database.ts";

/** A PIN that was set at this device. */
export interface ChangedPin {
  readonly staffNumber: StaffNumber;
  /** Salts of the verifiers it replaces, back to the roster's. The PIN is valid while the roster has one of them. */
  readonly replaces: readonly string[];
  readonly verifier: PinVerifier;
}

const Replaces = z.array(Base64);

export const changedPinOf = (connection: ReadConnection, staffNumber: StaffNumber): ChangedPin | undefined => {
  const row = connection
    .prepare<[string], { replaces: string; verifier: string }>(
      "SELECT replaces, verifier FROM changed_pins WHERE staff_number = ?",
    )
    .get(staffNumber);
  if (!row) return undefined;
  const verifier = PinVerifier.parse(JSON.parse(row.verifier));
  return { staffNumber, replaces: Replaces.parse(JSON.parse(row.replaces)), verifier };
};

export const saveChangedPin = (connection: Connection, { staffNumber, replaces, verifier }: ChangedPin): void => {
  connection
    .prepare("INSERT OR REPLACE INTO changed_pins (staff_number, replaces, verifier) VALUES (?, ?, ?)")
    .run(staffNumber, JSON.stringify(replaces), JSON.stringify(verifier));
};
