import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { sentenceOf } from "../../contract/problems/sentences.ts";
import { Base64, DeviceId } from "../../contract/words.ts";
import { makeFolder, replaceFile } from "../../db/durable-file.ts";
import { enrol } from "../../electron/main/identity/enrol.ts";
import type { Identity } from "../../electron/wire/identity.ts";
import { newPrivateKey, privateKeyFrom, privateKeyText } from "../../electron/wire/key-pair.ts";

const KeyFile = z.strictObject({ privateKey: Base64 });
const IdentityFile = KeyFile.extend({ device: DeviceId, centrePublicKey: Base64, pepper: Base64.nullable() });

const requestTimeoutMs = 20_000;

const readKey = (file: string): string | undefined =>
  existsSync(file) ? KeyFile.parse(JSON.parse(readFileSync(file, "utf8"))).privateKey : undefined;

/** On disk before the centre knows it: a program that is stopped in between enrols the same device once more. */
const keyIn = (folder: string): string => {
  const file = join(folder, "key.json");
  const known = readKey(file);
  if (known !== undefined) return known;
  const privateKey = privateKeyText(newPrivateKey());
  replaceFile(file, `${JSON.stringify({ privateKey })}\n`);
  return privateKey;
};

/**
 * The identity of the device in this folder; enrolled with a one-time code where there is none. Throws where the centre
 * refuses.
 */
export const kioskIdentity = async (
  folder: string,
  centreUrl: string,
  appVersion: string,
  newCode: () => Promise<string>,
): Promise<Identity> => {
  makeFolder(folder);
  const file = join(folder, "identity.json");
  if (existsSync(file)) {
    const known = IdentityFile.parse(JSON.parse(readFileSync(file, "utf8")));
    return { ...known, centreUrl, keyAtRest: "file" };
  }
  const privateKey = keyIn(folder);
  const wish = { centreUrl, appVersion, privateKey: privateKeyFrom(privateKey), timeoutMs: requestTimeoutMs };
  const reply = await enrol({ ...wish, code: await newCode() });
  if (!reply.ok) throw new Error(sentenceOf(reply.problem, "en"));
  const { device, centrePublicKey, pepper = null } = reply.value;
  replaceFile(file, `${JSON.stringify({ privateKey, device, centrePublicKey, pepper })}\n`);
  return { device, centrePublicKey, privateKey, pepper, centreUrl, keyAtRest: "file" };
};
