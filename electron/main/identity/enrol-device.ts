import { setTimeout as wait } from "node:timers/promises";
import type { Problem } from "../../../contract/problems/problem.ts";
import type { Fetch } from "../../wire/centre-client.ts";
import type { Identity } from "../../wire/identity.ts";
import { newPrivateKey, privateKeyFrom, privateKeyText } from "../../wire/key-pair.ts";
import { backOffMs } from "../../wire/retry-policy.ts";
import type { Settings } from "../settings.ts";
import { enrol } from "./enrol.ts";
import { enrollingKey, writeIdentity } from "./identity-file.ts";

export interface DeviceEnrolment {
  readonly dataFolder: string;
  readonly centreUrl: string;
  readonly code: string;
  readonly appVersion: string;
  readonly fetch: Fetch;
  /** Shows why the enrolment is not complete yet. */
  readonly report: (found: Problem) => void;
  /** Whether the enrolment is still wanted; always true by default. */
  readonly isWanted?: () => boolean;
}

/** An identity that the centre has accepted, before it is on disk. */
export type Accepted = Omit<Identity, "keyAtRest">;

/**
 * Asks with one key pair until the centre accepts, also across restarts. null where the centre refuses the code, which
 * is final, or the enrolment is no longer wanted. Throws where the data folder is not writable.
 */
export const askToEnrol = async (enrolment: DeviceEnrolment): Promise<Accepted | null> => {
  const { dataFolder, centreUrl, report, isWanted = () => true } = enrolment;
  const keyText = enrollingKey(dataFolder, () => privateKeyText(newPrivateKey()));
  const privateKey = privateKeyFrom(keyText);
  for (let failures = 1; isWanted(); failures += 1) {
    const reply = await enrol({ ...enrolment, privateKey });
    if (!isWanted()) return null;
    if (reply.ok) {
      const { device, centrePublicKey, pepper = null } = reply.value;
      return { device, centreUrl, centrePublicKey, privateKey: keyText, pepper };
    }
    report(reply.problem);
    if (reply.problem.code === "enrolment-code-refused") return null;
    await wait(backOffMs(failures, Math.random));
  }
  return null;
};

/**
 * Enrols with the code of the environment and stores the identity; null where there is no code, and as in `askToEnrol`.
 */
export const enrolAsSet = async (
  { dataFolder, enrolment }: Pick<Settings, "dataFolder" | "enrolment">,
  parts: Pick<DeviceEnrolment, "appVersion" | "fetch" | "report">,
): Promise<Identity | null> => {
  const accepted = enrolment && (await askToEnrol({ ...enrolment, dataFolder, ...parts }));
  return accepted && writeIdentity(dataFolder, accepted);
};
