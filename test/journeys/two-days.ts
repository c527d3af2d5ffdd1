/** A zone whose clock shows `hours` more than UTC; POSIX counts westward. */
const zoneAt = (hours: number): string => `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}`;

const furthestEast = 14;

/**
 * Two time zones: in the first it is far from midnight, in the second it is already a later day. A kiosk restarted in
 * the second is in the state of one that was left on over night.
 */
export const zonesOfTwoDays = (now: Date): { readonly today: string; readonly tomorrow: string } => {
  for (let hours = -12; hours < 0; hours += 1) {
    const localHour = (now.getUTCHours() + hours + 24) % 24;
    const isFarFromMidnight = localHour >= 1 && localHour <= 21;
    if (isFarFromMidnight && localHour + furthestEast - hours >= 24) {
      return { today: zoneAt(hours), tomorrow: zoneAt(furthestEast) };
    }
  }
  throw new Error("there is no such hour");
};

/** "2026-11-24": the local date of a zone. */
export const dayIn = (zone: string, now: Date): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(now);
