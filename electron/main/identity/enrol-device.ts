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
  /** Shows why it is not done yet. */
  readonly report: (found: Problem) => void;
  /** Whether somebody still waits for it; always, where nothing is said. */
  readonly isWanted?: () => boolean;
}

/** What the centre has accepted, before it is on disk. */
export type Accepted = Omit<Identity, "keyAtRest">;

const requestTimeoutMs = 20_000;

/**
 * Asks with one key pair until the centre accepts, over restarts too. null where the centre refuses the code, which stays
 * refused, or nobody wants it any more. Throws where the data folder takes no file.
 */
export const askToEnrol = async (enrolment: DeviceEnrolment): Promise<Accepted | null> => {
  const { dataFolder, centreUrl, report, isWanted = () => true } = enrolment;
  const keyText = enrollingKey(dataFolder, () => privateKeyText(newPrivateKey()));
  const privateKey = privateKeyFrom(keyText);
  for (let failures = 1; isWanted(); failures += 1) {
    const reply = await enrol({ ...enrolment, privateKey, timeoutMs: requestTimeoutMs });
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

/** Enrols with the code of the environment, and keeps the identity; null where there is no code. As above. */
export const enrolAsSet = async (
  { dataFolder, enrolment }: Pick<Settings, "dataFolder" | "enrolment">,
  parts: Pick<DeviceEnrolment, "appVersion" | "fetch" | "report">,
): Promise<Identity | null> => {
  const accepted = enrolment && (await askToEnrol({ ...enrolment, dataFolder, ...parts }));
  return accepted && writeIdentity(dataFolder, accepted);
};
