import type { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import type { Queries } from "../../database/sql.ts";

/** What holds for every device of the office. */
export interface OfficePolicy
  extends Pick<
    ConfigurationDocument,
    "tagsVersion" | "levels" | "attract" | "survey" | "policy" | "itPin" | "itUnlocks"
  > {
  readonly followUpDays: number;
}

/** undefined as long as the office has saved no levels. */
export const readPolicy = async (sql: Queries): Promise<OfficePolicy | undefined> => {
  const [row] = await sql<OfficePolicy[]>`
    select version as "tagsVersion", levels, attract, survey, follow_up_days as "followUpDays",
      it_pin as "itPin", it_unlocks as "itUnlocks",
      jsonb_build_object('promptMs', prompt_ms, 'reasonsMs', reasons_ms, 'thanksMs', thanks_ms,
        'changeWithinMs', change_within_ms, 'formMs', form_ms, 'walkUp', walk_up,
        'allowMouseRating', allow_mouse_rating, 'badgeLogin', badge_login,
        'sound', jsonb_build_object('volume', sound_volume, 'quietHours', quiet_hours),
        'logOutAsksPin', log_out_asks_pin, 'allowTwoWindows', allow_two_windows) as policy
    from policy join level_sets on version = levels_version`;
  return row;
};
