/** Pages and papers have the time of the offices for which they are made: Beijing time, without summer time. */
export const officeTimeZone = "Asia/Shanghai";
export const officeOffset = "+08:00";
export const officeOffsetMs = 8 * 3_600_000;
