import type { z } from "zod";
import { pepperedVerifier, pepperIdOf } from "../../../contract/node/pin-verifier.ts";
import { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import type { DeviceId } from "../../../contract/words.ts";
import type { Centre } from "../../centre.ts";
import type { Queries } from "../../database/sql.ts";
import { pepperOf } from "../../keys/pepper.ts";
import { readPolicyInForce } from "../policy-in-force.ts";
import { readPlace } from "./read-place.ts";
import { readPolicy } from "./read-policy.ts";
import { readStaff } from "./read-staff.ts";

/** A configuration document without the two fields that change when nothing else does. */
export const ConfigurationContent = ConfigurationDocument.omit({ version: true, issuedAt: true });
export type ConfigurationContent = Omit<ConfigurationDocument, "version" | "issuedAt">;

/** The same as it is written down: what a kiosk takes for granted may be left out. */
export type ShippedContent = z.input<typeof ConfigurationContent>;

type Parts = Pick<Centre, "policy" | "publicUrl" | "sealingKeys" | "pepperRoot">;

/** The device's pepper where that is the one it holds; without it, verifiers under a pepper would let nobody in. */
const pepperHeldBy = (root: Buffer, device: DeviceId, held: string): string | null => {
  const pepper = pepperOf(root, device);
  return pepperIdOf(pepper) === held ? pepper : null;
};

export interface ReadContent {
  readonly content: ConfigurationContent;
  /** Of what was rolled out there; null where nothing was. */
  readonly policyVersion: number | null;
}

/** What a device should be configured with at that time; undefined as long as the office has saved no levels. */
export const readContent = async (
  sql: Queries,
  { policy: override, publicUrl, sealingKeys, pepperRoot }: Parts,
  device: DeviceId,
  pepperHeld: string,
  at: Date,
): Promise<ReadContent | undefined> => {
  const place = await readPlace(sql, device);
  const office = await readPolicy(sql);
  if (!place || !office) return undefined;
  const target = { unitCode: place.unit.code, windowNumber: place.window.number };
  const inForce = await readPolicyInForce(sql, target, at);
  const { followUpDays, policy, itPin, ...shared } = { ...office, ...inForce?.content };
  const pepper = pepperHeldBy(pepperRoot, device, pepperHeld);
  const { queueSystem, ...here } = place;
  const content = ConfigurationContent.parse({
    type: "configuration",
    v: 1,
    device,
    ...here,
    ...shared,
    staff: await readStaff(sql, place, pepper),
    itPin: itPin && (pepper ? pepperedVerifier(itPin, pepper) : itPin),
    followUp: { baseUrl: publicUrl(), days: followUpDays },
    sealingKey: sealingKeys.published,
    policy: { ...policy, ...(queueSystem && { queueSystem }), ...override },
  });
  return { content, policyVersion: inForce?.version ?? null };
};
