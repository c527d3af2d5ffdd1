import { NewPolicyContent } from "../../contract/office/policy/policy-content.ts";
import type { Tx } from "../database/sql.ts";
import { savePicture } from "../roster/pictures/save-picture.ts";
import type { AttractRecord, OfficeRecords } from "../roster/records/office-records.ts";
import { readEvaluationLevels } from "./evaluation-levels.ts";

/** Taken for every field that an office does not name; the contract has the defaults of the others. */
const defaults = {
  promptMs: 30_000,
  reasonsMs: 30_000,
  thanksMs: 10_000,
  formMs: 60_000,
  walkUp: false,
  sound: { volume: 0.6, quietHours: [] },
};
const defaultFollowUpDays = 7;

/** The pages with their pictures by hash; the pictures are stored. */
const saveAttract = async (tx: Tx, record: AttractRecord | null) => {
  if (record === null) return null;
  const pages = [];
  for (const { picture, ...page } of record.pages) {
    pages.push({ ...page, picture: picture && (await savePicture(tx, picture)) });
  }
  return { ...record, pages };
};

/**
 * Stores version 0 of the policy. An office that has one keeps it: every change is rolled out. Throws where a field does
 * not fit the configuration document.
 */
export const saveFirstPolicy = async (
  tx: Tx,
  {
    levels: { version: tagsVersion, levels },
    policy: named,
    attract,
    survey,
  }: Omit<OfficeRecords, "units" | "windows" | "staff">,
): Promise<void> => {
  const { followUpDays = defaultFollowUpDays, ...policy } = named;
  const content = NewPolicyContent.parse({
    policy: { ...defaults, ...policy },
    followUpDays,
    tagsVersion,
    levels,
    attract: await saveAttract(tx, attract),
    survey,
  });
  await tx`
    insert into policy_versions (version, content, made_at) values (0, ${tx.json(content)}, now())
    on conflict (version) do nothing`;
  await tx`
    insert into level_sets (version, levels) values (${tagsVersion}, ${tx.json(levels)})
    on conflict (version) do nothing`;
};

/** A kiosk is shipped nothing without a policy. An office that begins with a list gets the default one. */
export const saveDefaultPolicy = async (tx: Tx): Promise<void> => {
  const found = await tx`select from policy_versions where version = 0`;
  if (found.count > 0) return;
  await saveFirstPolicy(tx, { levels: await readEvaluationLevels(), policy: {}, attract: null, survey: null });
};
