import type { ItConfiguration } from "../../../contract/ipc/it.ts";
import type { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import type { Store } from "../../../db/store.ts";

const policyFacts = ({ policy }: ConfigurationDocument) => {
  const { promptMs, reasonsMs, changeWithinMs, thanksMs, formMs, sound } = policy;
  const { walkUp, allowMouseRating, badgeLogin, logOutAsksPin, allowTwoWindows } = policy;
  const seconds = (ms: number): number => Math.round(ms / 1_000);
  return {
    waits: {
      prompt: seconds(promptMs),
      reasons: seconds(reasonsMs),
      change: seconds(changeWithinMs),
      thanks: seconds(thanksMs),
      form: seconds(formMs),
    },
    walkUp,
    allowMouseRating,
    badgeLogin,
    logOutAsksPin,
    allowTwoWindows,
    volume: Math.round(sound.volume * 100),
  };
};

/** The values of the configuration in use; null before the first. */
export const configurationDetails = (store: Pick<Store, "configuration" | "newestOfKinds">): ItConfiguration | null => {
  const document = store.configuration();
  if (!document) return null;
  const applied = store.newestOfKinds(["configuration-applied"]);
  const { version, issuedAt, unit, window, staff, tagsVersion, levels, survey, hours, attract } = document;
  return {
    version,
    issuedAt,
    receivedAt: applied?.at ?? null,
    unitName: unit.name,
    unitCode: unit.code,
    windowNumber: window.number,
    windowName: window.name,
    staff: staff.length,
    tagsVersion,
    tags: new Set(levels.flatMap(({ tags }) => tags.map(({ code }) => code))).size,
    survey: survey?.title ?? null,
    hours: hours?.text ?? null,
    attractPages: attract?.pages.length ?? 0,
    ...policyFacts(document),
  };
};
