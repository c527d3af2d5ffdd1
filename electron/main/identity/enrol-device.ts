import { setTimeout as wait } from "node:timers/promises";
import type { Problem } from "../../../contract/problems/problem.ts";
import { enrol } from "../sync/enrol.ts";
import { backOffMs } from "../sync/retry-policy.ts";
import { enrollingKey, type Identity, writeIdentity } from "./identity-file.ts";
import { newPrivateKey, privateKeyFrom, privateKeyText } from "./key-pair.ts";

export interface DeviceEnrolment {
  readonly dataFolder: string;
  readonly centreUrl: string;
  readonly code: string;
  readonly appVersion: string;
  /** Shows why it is not done yet. */
  readonly report: (found: Problem) => void;
}

const requestTimeoutMs = 20_000;

/**
 * Enrols with one key pair until the centre accepts, over restarts too. A code that the centre refuses stays refused:
 * then null. Throws where the data folder takes no file.
 */
export const enrolDevice = async (enrolment: DeviceEnrolment): Promise<Identity | null> => {
  const keyText = enrollingKey(enrolment.dataFolder, () => privateKeyText(newPrivateKey()));
  const privateKey = privateKeyFrom(keyText);
  for (let failures = 1; ; failures += 1) {
    const reply = await enrol({ ...enrolment, privateKey, timeoutMs: requestTimeoutMs });
    if (reply.ok) {
      const { device, centrePublicKey, pepper = null } = reply.value;
      const { dataFolder, centreUrl } = enrolment;
      return writeIdentity(dataFolder, { device, centreUrl, centrePublicKey, privateKey: keyText, pepper });
    }
    enrolment.report(reply.problem);
    if (reply.problem.code === "enrolment-code-refused") return null;
    await wait(backOffMs(failures, Math.random));
  }
};
