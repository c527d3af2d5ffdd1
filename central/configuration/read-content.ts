import { ConfigurationDocument } from "../../contract/sync/configuration.ts";
import type { DeviceId } from "../../contract/words.ts";
import type { Centre } from "../centre.ts";
import type { Queries } from "../database/sql.ts";
import { readPlace } from "./read-place.ts";
import { readPolicy } from "./read-policy.ts";
import { readStaff } from "./read-staff.ts";

/** A configuration document without the two fields that change when nothing else does. */
export const ConfigurationContent = ConfigurationDocument.omit({ version: true, issuedAt: true });
export type ConfigurationContent = Omit<ConfigurationDocument, "version" | "issuedAt">;

/** What a device should be configured with now; undefined as long as the office has saved no levels. */
export const readContent = async (
  sql: Queries,
  { policy: override, publicUrl, sealingKeys }: Pick<Centre, "policy" | "publicUrl" | "sealingKeys">,
  device: DeviceId,
): Promise<ConfigurationContent | undefined> => {
  const place = await readPlace(sql, device);
  const office = await readPolicy(sql);
  if (!place || !office) return undefined;
  const { followUpDays, policy, ...shared } = office;
  const { queueSystem, ...at } = place;
  return ConfigurationContent.parse({
    type: "configuration",
    v: 1,
    device,
    ...at,
    ...shared,
    staff: await readStaff(sql, place),
    followUp: { baseUrl: publicUrl(), days: followUpDays },
    sealingKey: sealingKeys.published,
    policy: { ...policy, ...(queueSystem && { queueSystem }), ...override },
  });
};
