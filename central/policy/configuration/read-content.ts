import type { z } from "zod";
import { pepperedVerifier, pepperIdOf } from "../../../contract/node/pin-verifier.ts";
import { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import type { DeviceId } from "../../../contract/words.ts";
import { readOwnCalendar } from "../../calendar/read-calendar.ts";
import type { Centre } from "../../centre.ts";
import type { Queries } from "../../database/sql.ts";
import { pepperOf } from "../../keys/pepper.ts";
import { columnAddress, readColumnSettings } from "../../public/column-switch.ts";
import { readPolicy } from "../read-policy.ts";
import { readPlace } from "./read-place.ts";
import { readStaff } from "./read-staff.ts";

/** A configuration document without the two fields that change with every issue. */
export const ConfigurationContent = ConfigurationDocument.omit({ version: true, issuedAt: true });
export type ConfigurationContent = Omit<ConfigurationDocument, "version" | "issuedAt">;

/** The same as it is stored: defaults of the kiosk may be left out. */
export type ShippedContent = z.input<typeof ConfigurationContent>;

type Parts = Pick<Centre, "policy" | "publicUrl" | "sealingKeys" | "pepperRoot">;

/** The device's pepper where it holds that one; without it, verifiers under a pepper would admit no member of staff. */
const pepperHeldBy = (root: Buffer, device: DeviceId, held: string): string | null => {
  const pepper = pepperOf(root, device);
  return pepperIdOf(pepper) === held ? pepper : null;
};

export interface ReadContent {
  readonly content: ConfigurationContent;
  readonly policyVersion: number;
}

type ItPanel = Pick<ConfigurationDocument, "itPin" | "itUnlocks">;

const readItPanel = async (sql: Queries): Promise<ItPanel> => {
  const [row] = await sql<ItPanel[]>`select pin as "itPin", unlocks as "itUnlocks" from it_panel`;
  return row ?? { itPin: null, itUnlocks: 0 };
};

/** 网上评价 for the idle screen; undefined for none, because an older kiosk does not know the field. */
const readColumn = async (
  sql: Queries,
  publicUrl: string,
  unitCode: string,
): Promise<ConfigurationDocument["column"]> => {
  const { isOn, showsCode } = await readColumnSettings(sql, unitCode);
  const address = isOn && showsCode ? columnAddress(publicUrl, unitCode) : null;
  return address === null ? undefined : { address };
};

/** What a device should be configured with at that time; undefined as long as the office has saved no policy. */
export const readContent = async (
  sql: Queries,
  { policy: override, publicUrl, sealingKeys, pepperRoot }: Parts,
  device: DeviceId,
  pepperHeld: string,
  at: Date,
): Promise<ReadContent | undefined> => {
  const place = await readPlace(sql, device);
  if (!place) return undefined;
  const inForce = await readPolicy(sql, { unitCode: place.unit.code, windowNumber: place.window.number }, at);
  if (!inForce) return undefined;
  const { followUpDays, policy, favourable: _ofFigures, rectification: _ofItems, ...shared } = inForce.content;
  // With the year before: the clock of a kiosk may be behind.
  const calendar = await readOwnCalendar(sql, at.getFullYear() - 1);
  const { itPin, itUnlocks } = await readItPanel(sql);
  const pepper = pepperHeldBy(pepperRoot, device, pepperHeld);
  const { queueSystem, ...here } = place;
  const column = await readColumn(sql, publicUrl(), place.unit.code);
  const content = ConfigurationContent.parse({
    type: "configuration",
    v: 1,
    device,
    ...here,
    ...shared,
    staff: await readStaff(sql, place, pepper),
    itUnlocks,
    itPin: itPin && (pepper ? pepperedVerifier(itPin, pepper) : itPin),
    followUp: { baseUrl: publicUrl(), days: followUpDays },
    ...(column && { column }),
    sealingKey: sealingKeys.published,
    policy: { ...policy, calendar, ...(queueSystem && { queueSystem }), ...override },
  });
  return { content, policyVersion: inForce.version };
};
