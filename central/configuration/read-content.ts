import { ConfigurationDocument, type StaffMember, type Unit } from "../../contract/sync/configuration.ts";
import type { DeviceId } from "../../contract/words.ts";
import type { Centre, PolicyOverride } from "../centre.ts";
import type { Queries } from "../database/sql.ts";

/** A configuration document without the two fields that change when nothing else does. */
export const ConfigurationContent = ConfigurationDocument.omit({ version: true, issuedAt: true });
export type ConfigurationContent = Omit<ConfigurationDocument, "version" | "issuedAt">;

interface Place {
  readonly unit: Unit;
  readonly window: ConfigurationDocument["window"];
}

const readPlace = async (sql: Queries, device: DeviceId): Promise<Place | undefined> => {
  const [place] = await sql<Place[]>`
    select
      jsonb_build_object('code', units.code, 'name', units.name, 'district', units.district,
        'supervisionPhone', units.supervision_phone, 'complaintRoom', units.complaint_room) as unit,
      jsonb_build_object('number', windows.number, 'name', windows.name) as window
    from devices
    join windows on windows.unit_code = devices.unit_code and windows.number = devices.window_number
    join units on units.code = windows.unit_code
    where devices.id = ${device}`;
  return place;
};

const readStaff = (sql: Queries, { unit, window }: Place): Promise<StaffMember[]> => sql<StaffMember[]>`
  select number, name, post, political_status as "politicalStatus", party_member_since as "partyMemberSince",
    duties, commitments, honours, star, portrait, pin
  from staff
  where unit_code = ${unit.code} and (serves_every_window or exists (
    select from window_staff
    where window_staff.unit_code = staff.unit_code and window_staff.staff_number = staff.number
      and window_staff.window_number = ${window.number}))
  order by number`;

interface PolicyRow extends Pick<ConfigurationDocument, "tagsVersion" | "levels"> {
  readonly promptMs: number;
  readonly thanksMs: number;
}

const readPolicy = async (sql: Queries): Promise<PolicyRow | undefined> => {
  const [row] = await sql<PolicyRow[]>`
    select version as "tagsVersion", levels, prompt_ms as "promptMs", thanks_ms as "thanksMs"
    from policy join level_sets on version = levels_version`;
  return row;
};

const contentOf = (device: DeviceId, place: Place, staff: StaffMember[], row: PolicyRow, override: PolicyOverride) =>
  ConfigurationContent.parse({
    type: "configuration",
    v: 1,
    device,
    ...place,
    staff,
    tagsVersion: row.tagsVersion,
    levels: row.levels,
    policy: { promptMs: override.promptMs ?? row.promptMs, thanksMs: override.thanksMs ?? row.thanksMs },
  });

/** What a device should be configured with now; undefined as long as the office has saved no levels. */
export const readContent = async (
  sql: Queries,
  { policy }: Pick<Centre, "policy">,
  device: DeviceId,
): Promise<ConfigurationContent | undefined> => {
  const place = await readPlace(sql, device);
  const row = await readPolicy(sql);
  if (!place || !row) return undefined;
  return contentOf(device, place, await readStaff(sql, place), row, policy);
};
