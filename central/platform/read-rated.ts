import type { Level } from "../../contract/words.ts";
import type { Tx } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { shiftIsOver } from "../shifts/shift-is-over.ts";
import type { SourceValues } from "./sources.ts";
import { type UploadKey, uploadId } from "./upload-key.ts";

export interface DeviceDay {
  readonly device: string;
  readonly day: string;
}

/** A rating as it is now, with what belongs to it. */
export interface Rated {
  readonly device: string;
  readonly epoch: number;
  readonly seq: number;
  readonly day: string;
  readonly unitCode: string;
  readonly unitName: string | null;
  readonly district: string | null;
  readonly windowNumber: string;
  readonly windowName: string | null;
  readonly staffNumber: string;
  readonly staffName: string | null;
  readonly level: Level;
  readonly tagCodes: readonly string[];
  readonly comment: string | null;
  readonly channel: string;
  readonly source: string;
  readonly transactionRef: string | null;
  readonly serviceNumber: number | null;
  readonly matterName: string | null;
  readonly answeredAt: string;
  readonly receivedAt: Date;
  readonly isSetAside: boolean;
  readonly isInQuestion: boolean;
  readonly followUps: readonly {
    readonly level: Level;
    readonly tagCodes: readonly string[];
    readonly tagLevels: readonly Level[] | null;
    readonly comment: string | null;
  }[];
}

const followUps = fragment`
  select coalesce(jsonb_agg(jsonb_build_object(
    'level', level, 'tagCodes', tag_codes, 'tagLevels', tag_levels, 'comment', comment) order by number), '[]') as list
  from follow_ups
  where (follow_ups.device, follow_ups.epoch, follow_ups.seq) = (given.device, given.epoch, given.seq)`;

/** The ratings of these days whose shifts are over. */
export const readRated = (tx: Tx, days: readonly DeviceDay[], at: Date): Promise<readonly Rated[]> => tx<Rated[]>`
  select given.device, given.epoch, given.seq, left(given.answered_at, 10) as day, given.unit_code as "unitCode",
    units.name ->> 'zh' as "unitName", units.district, given.window_number as "windowNumber",
    windows.name ->> 'zh' as "windowName", given.staff_number as "staffNumber", staff.name ->> 'zh' as "staffName",
    given.present_level as level, given.tag_codes as "tagCodes", given.comment, given.channel, given.source,
    given.transaction_ref as "transactionRef", given.service_number as "serviceNumber",
    given.matter_name as "matterName", given.answered_at as "answeredAt", given.received_at as "receivedAt",
    coalesce(contested.is_set_aside, false) as "isSetAside", coalesce(contested.is_in_question, false) as "isInQuestion",
    added.list as "followUps"
  from present_ratings as given
  left join units on units.code = given.unit_code
  left join windows on windows.unit_code = given.unit_code and windows.number = given.window_number
  left join staff on staff.unit_code = given.unit_code and staff.number = given.staff_number
  left join lateral (
    select is_set_aside, is_in_question from contested_ratings as contested
    where (contested.device, contested.epoch, contested.seq) = (given.device, given.epoch, given.seq) offset 0
  ) as contested on true
  cross join lateral (${followUps}) as added
  where given.device = any(${days.map(({ device }) => device)}::uuid[])
    and left(given.answered_at, 10) = any(${days.map(({ day }) => day)}::text[])
    and (given.device, left(given.answered_at, 10)) in (
      select device, day from jsonb_to_recordset(${tx.json(days)}) as due (device uuid, day text))
    and ${shiftIsOver(at.getTime())}
  order by given.device, given.epoch, given.seq`;

/** The tags of the present level, from the window and from the phone, each once. */
const tagsOf = ({ level, tagCodes, followUps: added }: Rated): readonly string[] => [
  ...new Set([
    ...tagCodes,
    ...added.flatMap(({ level: ofAll, tagCodes: codes, tagLevels }) =>
      codes.filter((_, index) => (tagLevels?.[index] ?? ofAll) === level),
    ),
  ]),
];

const textOf = ({ comment, followUps: added }: Rated): string =>
  [comment, ...added.map((each) => each.comment)].filter((text) => text !== null).join("\n");

/** The citizen's answer as a text; another one is a change. */
export const contentOf = (rated: Rated): string =>
  JSON.stringify([rated.level, tagsOf(rated).toSorted(), textOf(rated)]);

/** The values for the fields of an assessment. Names that the office does not know are the codes in the entries. */
export const sourcesOf = (rated: Rated, number: number): SourceValues => {
  const key: UploadKey = { device: rated.device, epoch: rated.epoch, seq: rated.seq, number };
  return {
    "upload.id": uploadId(key),
    "upload.number": String(number),
    "rating.level": String(rated.level),
    "rating.channel": rated.channel,
    "rating.source": rated.source,
    "rating.tags": tagsOf(rated),
    "rating.text": textOf(rated),
    "rating.answeredAt": rated.answeredAt,
    "rating.receivedAt": rated.receivedAt.toISOString(),
    "transaction.reference": rated.transactionRef,
    "transaction.serviceNumber": rated.serviceNumber === null ? null : String(rated.serviceNumber),
    "matter.name": rated.matterName,
    "unit.code": rated.unitCode,
    "unit.name": rated.unitName ?? rated.unitCode,
    "unit.district": rated.district,
    "window.number": rated.windowNumber,
    "window.name": rated.windowName ?? rated.windowNumber,
    "staff.number": rated.staffNumber,
    "staff.name": rated.staffName ?? rated.staffNumber,
  };
};
