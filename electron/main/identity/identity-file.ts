import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { safeStorage } from "electron";
import { z } from "zod";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { Base64, DeviceId } from "../../../contract/words.ts";
import { replaceFile } from "../../../db/durable-file.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import type { Identity } from "../../wire/identity.ts";
import { SealedSecret } from "../../wire/sealed-secret.ts";
import { identityFileIn } from "./second-place.ts";

const IdentityFile = z.strictObject({
  v: z.literal(1),
  device: DeviceId,
  centreUrl: z.url(),
  centrePublicKey: Base64,
  privateKey: SealedSecret,
  /** Missing on a device that was enrolled before peppers existed. */
  pepper: SealedSecret.optional(),
  /** See `secondPlaceIn`. Missing before the first start, and on a device that an older version enrolled. */
  ledgerEpoch: z.int().min(1).optional(),
});

/** The key of an enrolment that the centre has not answered yet. */
const EnrollingFile = z.strictObject({ v: z.literal(1), privateKey: SealedSecret });

const enrollingFileIn = (folder: string): string => join(folder, "enrolling.json");

/** On Linux without a key ring Electron "encrypts" with a constant, which does not count as a key store. */
const hasKeyStore = (): boolean =>
  safeStorage.isEncryptionAvailable() &&
  (process.platform !== "linux" || safeStorage.getSelectedStorageBackend() !== "basic_text");

export const sealSecret = (secret: string): SealedSecret =>
  hasKeyStore()
    ? { at: "key-store", sealedBase64: safeStorage.encryptString(secret).toString("base64") }
    : { at: "file", secret };

/** Throws where the system's key store cannot open a secret that it sealed. */
export const openSecret = (sealed: SealedSecret): string =>
  sealed.at === "file" ? sealed.secret : safeStorage.decryptString(Buffer.from(sealed.sealedBase64, "base64"));

/**
 * The private key (PKCS 8 in DER, base64) to enrol with: that of an interrupted enrolment, or a new one. On disk before
 * the centre receives it, because a one-time code is used up by one key and is accepted again for that key only.
 */
export const enrollingKey = (folder: string, newKey: () => string): string => {
  const file = enrollingFileIn(folder);
  if (existsSync(file)) return openSecret(EnrollingFile.parse(JSON.parse(readFileSync(file, "utf8"))).privateKey);
  const secret = newKey();
  replaceFile(file, `${JSON.stringify({ v: 1, privateKey: sealSecret(secret) })}\n`);
  return secret;
};

/**
 * The identity in this data folder; null before enrolment. `identity-unreadable` where there is one that cannot be
 * read.
 */
export const readIdentity = (folder: string): Result<Identity | null> => {
  const file = identityFileIn(folder);
  if (!existsSync(file)) return success(null);
  try {
    const { v: _, privateKey, pepper, ...rest } = IdentityFile.parse(JSON.parse(readFileSync(file, "utf8")));
    const secrets = { privateKey: openSecret(privateKey), pepper: pepper ? openSecret(pepper) : null };
    return success({ ...rest, ...secrets, keyAtRest: privateKey.at });
  } catch (error) {
    // A schema's message can quote the file, and with it the key.
    const reason = error instanceof z.ZodError || error instanceof SyntaxError ? "content" : reasonOf(error);
    return failure(problem("identity-unreadable", { reason }));
  }
};

/** Stores a new identity, readable by its owner only; on disk when this returns. */
export const writeIdentity = (folder: string, identity: Omit<Identity, "keyAtRest">): Identity => {
  const privateKey = sealSecret(identity.privateKey);
  const pepper = identity.pepper === null ? undefined : sealSecret(identity.pepper);
  replaceFile(identityFileIn(folder), `${JSON.stringify({ v: 1, ...identity, privateKey, pepper })}\n`);
  rmSync(enrollingFileIn(folder), { force: true });
  return { ...identity, keyAtRest: privateKey.at };
};

/** Stores the pepper in the existing identity file; on disk when this succeeds. */
export const keepPepper = (folder: string, pepper: string): Result<null> => {
  const found = readIdentity(folder);
  if (!found.ok) return found;
  if (!found.value) return failure(problem("not-enrolled"));
  const { keyAtRest: _, ...identity } = found.value;
  try {
    writeIdentity(folder, { ...identity, pepper });
    return success(null);
  } catch (error) {
    return failure(problem("data-folder-unwritable", { folder, reason: reasonOf(error) }));
  }
};
