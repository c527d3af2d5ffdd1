import type { OpeningHours, PauseReason } from "../../contract/sync/configuration.ts";

const weekdays = [1, 2, 3, 4, 5];

/** 法定节假日 that fall on a weekday. */
const holidays = [
  ...["2026-10-01", "2026-10-02"],
  ...["2027-01-01", "2027-02-05", "2027-02-08", "2027-04-05", "2027-06-09", "2027-09-15", "2027-10-01"],
];

/** The opening hours of every unit of the demonstration. */
export const hours: OpeningHours = {
  text: { zh: "周一至周五 9:00–12:00、13:30–17:00", en: "Monday to Friday 9:00–12:00, 13:30–17:00" },
  open: [
    { from: "09:00", to: "12:00", weekdays },
    { from: "13:30", to: "17:00", weekdays },
  ],
  closedOn: holidays,
};

export const pauseReasons: readonly PauseReason[] = [
  { text: { zh: "午休", en: "Lunch break" }, until: "13:30" },
  { text: { zh: "请稍候，马上回来", en: "Back in a moment" }, until: null },
  { text: { zh: "业务学习", en: "Staff training" }, until: null },
];
