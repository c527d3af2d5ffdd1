import { ConfigurationDocument, Policy } from "../../contract/sync/configuration.ts";
import type { Tx } from "../database/sql.ts";
import { changedColumns, insertedRow } from "../database/statement.ts";
import { savePicture } from "../roster/pictures/save-picture.ts";
import type { AttractRecord, OfficeRecords, PolicyRecord } from "../roster/records/office-records.ts";

type Attract = ConfigurationDocument["attract"];

/** The pages with their pictures by hash, the pictures kept. Throws where a kiosk would not take them. */
const saveAttract = async (tx: Tx, record: AttractRecord | null): Promise<Attract> => {
  if (record === null) return null;
  const pages = [];
  for (const { picture, ...page } of record.pages) {
    pages.push({ ...page, picture: picture && (await savePicture(tx, picture)) });
  }
  return ConfigurationDocument.shape.attract.parse({ ...record, pages });
};

/** Only what is named: an unnamed column keeps its value. */
const namedColumns = (tx: Tx, { followUpDays, ...record }: PolicyRecord) => {
  const { promptMs, reasonsMs, thanksMs, formMs, walkUp, badgeLogin, sound } = Policy.partial().parse(record);
  const columns = {
    prompt_ms: promptMs,
    reasons_ms: reasonsMs,
    thanks_ms: thanksMs,
    form_ms: formMs,
    walk_up: walkUp,
    badge_login: badgeLogin,
    sound_volume: sound?.volume,
    quiet_hours: sound && tx.json(sound.quietHours),
    // As it was named: read, a missing one would be the document's default.
    allow_two_windows: record.allowTwoWindows,
    log_out_asks_pin: record.logOutAsksPin,
    change_within_ms: record.changeWithinMs,
    allow_mouse_rating: record.allowMouseRating,
    follow_up_days: followUpDays,
  };
  return Object.fromEntries(
    Object.entries(columns).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
};

/** Saves what holds for every kiosk of the office. Throws where a part does not fit the configuration document. */
export const savePolicy = async (tx: Tx, office: OfficeRecords): Promise<void> => {
  const attract = await saveAttract(tx, office.attract);
  const survey = ConfigurationDocument.shape.survey.parse(office.survey);
  const row = {
    ...namedColumns(tx, office.policy),
    levels_version: office.levels.version,
    attract: attract && tx.json(attract),
    survey: survey && tx.json(survey),
  };
  await tx`
    insert into policy ${insertedRow(row)} on conflict (only_row) do update set ${changedColumns(row)}`;
};
