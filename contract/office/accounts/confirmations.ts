import { z } from "zod";
import { LocalText, UnitCode } from "../../words.ts";
import { question } from "../question.ts";
import { AccountId } from "./accounts.ts";
import { Grant } from "./roles.ts";

/** The most accounts in one list, and of one confirmation. */
export const mostWaiting = 200;

/** An account that waits for the reader's confirmation. */
export const WaitingAccount = z.strictObject({
  id: AccountId,
  login: z.string(),
  name: z.string(),
  grants: z.array(Grant),
  /** The name of the person who made it, or its last one-time link. */
  madeBy: z.string(),
  /** ISO 8601. A later change of the account is another wait. */
  since: z.string(),
});
export type WaitingAccount = z.infer<typeof WaitingAccount>;

/** Those first that have waited longest. `units`: the names of the units in the grants, by their codes. */
export const WaitingAccounts = z.strictObject({
  accounts: z.array(WaitingAccount),
  units: z.record(UnitCode, LocalText),
});
export type WaitingAccounts = z.infer<typeof WaitingAccounts>;

/** `GET /office/v1/waiting-accounts` */
export const waitingAccountsQuestion = question("/office/v1/waiting-accounts", WaitingAccounts);

/**
 * `POST /office/v1/account-confirmations`: confirms these accounts, or refuses them, all or none. 204; 409
 * `account-not-waiting` where one does not wait for this person, or has changed since.
 */
export const AccountsToConfirm = z.strictObject({
  accounts: z
    .array(z.strictObject({ id: AccountId, since: z.iso.datetime() }))
    .min(1)
    .max(mostWaiting),
  isConfirmed: z.boolean(),
});
export const confirmationPath = "/office/v1/account-confirmations";
