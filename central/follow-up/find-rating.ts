import { sha256Hex } from "../../contract/node/hash.ts";
import type { DeviceId, Level, LocalText } from "../../contract/words.ts";
import type { Queries } from "../database/sql.ts";

/** The rating of a token, with the details that its page shows. */
export interface FollowUpRating {
  readonly device: DeviceId;
  readonly epoch: number;
  readonly seq: number;
  /** The current level. Stored with a follow-up, and never shown. */
  readonly level: Level;
  readonly unitName: LocalText;
  readonly supervisionPhone: string | null;
  readonly windowNumber: string;
  readonly windowName: LocalText | null;
  readonly matterName: string | null;
  /** The kiosk's wall clock as it wrote it. */
  readonly answeredAt: string;
  /** How long the page is open, and its start by the centre's clock. */
  readonly days: number;
  readonly receivedAt: Date;
  readonly followUpCount: number;
  /** Whether its citizen left a contact. */
  readonly hasContact: boolean;
}

/** 16 random bytes in base64url. */
export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(text);

/**
 * The rating whose `followUpHash` is the hash of this token, the first to arrive where devices share it; undefined
 * where there is none, or none yet. The centre stores only hashes: a person with a copy of its database, or of a
 * kiosk's, can open no page.
 */
export const findRating = async (sql: Queries, token: string): Promise<FollowUpRating | undefined> => {
  if (!isToken(token)) return undefined;
  const [rating] = await sql<FollowUpRating[]>`
    select given.device, given.epoch, given.seq, given.present_level as level,
      coalesce(units.name, jsonb_build_object('zh', given.unit_code)) as "unitName",
      units.supervision_phone as "supervisionPhone", given.window_number as "windowNumber",
      windows.name as "windowName", given.matter_name as "matterName", given.answered_at as "answeredAt",
      (promised.content ->> 'followUpDays')::integer as days, given.received_at as "receivedAt",
      (select count(*) from follow_ups
        where (follow_ups.device, follow_ups.epoch, follow_ups.seq) = (given.device, given.epoch, given.seq)
      ) as "followUpCount",
      exists (select from rating_contacts as left_one
        where (left_one.device, left_one.epoch, left_one.seq) = (given.device, given.epoch, given.seq)
      ) as "hasContact"
    from present_ratings as given
    join policy_versions as promised
      on promised.version = policy_in_force(given.unit_code, given.window_number, given.received_at)
    left join units on units.code = given.unit_code
    left join windows on windows.unit_code = given.unit_code and windows.number = given.window_number
    where given.follow_up_hash = ${sha256Hex(token)}
    order by given.received_at, given.device limit 1`;
  return rating;
};

/**
 * Whether a rating with this token has arrived and was refused, because its device had rated its prompt or service
 * before.
 */
export const wasRatedBefore = async (sql: Queries, token: string): Promise<boolean> => {
  if (!isToken(token)) return false;
  const found = await sql`select from quarantined_entries where follow_up_hash = ${sha256Hex(token)}`;
  return found.count > 0;
};

const dayMs = 24 * 60 * 60 * 1000;

/** Days until the page closes, rounded up, by the centre's clock; 0 or less where it has closed. */
export const openDays = ({ receivedAt, days }: FollowUpRating, nowMs: number): number =>
  Math.ceil((receivedAt.getTime() + days * dayMs - nowMs) / dayMs);
