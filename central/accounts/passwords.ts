import { hash, verify } from "@node-rs/argon2";
import { takeTurns } from "./in-turn.ts";

/** Memory in KiB, passes and lanes of argon2id: about 30 ms of one core. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a password with argon2id under a fresh salt, off the main thread. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFKC"), cost);

/** Compared where an account has no password. */
let standIn: Promise<string> | undefined;

/** Half of the threads for such work; a whole office that logs in at half past eight waits three seconds. */
const inTurn = takeTurns(2, 200);

/**
 * Whether a password matches a hash; undefined where too many others are being compared. Takes as long where there is
 * no hash, so that the time does not tell which logins exist.
 */
export const isPassword = async (hashed: string | null, password: string): Promise<boolean | undefined> => {
  standIn ??= hashPassword("");
  const compared = hashed ?? (await standIn);
  const matches = await inTurn(() => verify(compared, password.normalize("NFKC")));
  return matches === undefined ? undefined : hashed !== null && matches;
};
