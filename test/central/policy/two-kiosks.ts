import { afterEach, beforeEach } from "vitest";
import { everywhere, readPolicy } from "../../../central/policy/read-policy.ts";
import { rollOut } from "../../../central/policy/roll-out.ts";
import type { PolicyContent } from "../../../contract/office/policy/policy-content.ts";
import type { PolicyPlace } from "../../../contract/office/policy/policy-rollouts.ts";
import { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { enrolDevice, enrolWithCode, sendAs, type TestDevice } from "../../support/centre/device.ts";
import { verifiedText } from "../../support/centre/receipts.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

export interface TwoKiosks {
  nowMs: number;
  centre: TestCentre;
  /** At windows 3 and 4. */
  three: TestDevice;
  four: TestDevice;
}

export const documentOf = async (device: TestDevice): Promise<ConfigurationDocument> => {
  const answer = await sendAs(device, { method: "GET", path: syncPaths.configuration });
  return ConfigurationDocument.parse(JSON.parse(await verifiedText(device, answer)));
};

export const atFour: PolicyPlace = { unitCode: sampleUnitCode, windowNumber: "4" };

/** A centre with two kiosks for each test, and versions of the policy that are rolled out there. */
export const twoKiosks = () => {
  const hall = { nowMs: 0 } as TwoKiosks;
  beforeEach(async () => {
    hall.nowMs = Date.now();
    hall.centre = await startCentre({ clock: () => hall.nowMs });
    hall.three = await enrolDevice(hall.centre);
    const code = await hall.centre.newEnrolmentCode({ unitCode: sampleUnitCode, windowNumber: "4" });
    hall.four = await enrolWithCode(hall.centre.url, code);
  });
  afterEach(() => hall.centre.stop());

  const promptsMs = async () => [
    (await documentOf(hall.three)).policy.promptMs,
    (await documentOf(hall.four)).policy.promptMs,
  ];

  const contentWith = async (changes: Partial<PolicyContent>): Promise<PolicyContent> => {
    const base = await readPolicy(hall.centre.sql, everywhere, new Date(hall.nowMs));
    if (!base) throw new Error("there is no policy");
    return { ...base.content, ...changes };
  };

  /** From `afterMs` on, by the centre's clock. */
  const give = async (target: PolicyPlace, changes: Partial<PolicyContent>, afterMs = 0) => {
    const content = await contentWith(changes);
    const [madeAt, effectiveAt] = [new Date(hall.nowMs), new Date(hall.nowMs + afterMs)];
    return rollOut(hall.centre.sql, { target, content, pictures: [], effectiveAt, madeAt });
  };

  const prompt = async (promptMs: number) => ({ policy: { ...(await contentWith({})).policy, promptMs } });

  return { hall, promptsMs, contentWith, give, prompt };
};
