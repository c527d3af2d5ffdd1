import type { Survey } from "../../contract/survey.ts";
import type { OpeningHours, PauseReason, Policy, Unit } from "../../contract/sync/configuration.ts";
import { StaffNumber } from "../../contract/words.ts";
import { attract } from "./attract.ts";
import type { BothLanguages, Person } from "./person.ts";
import { portraitSvg } from "./portrait/portrait.ts";
import { civicCentreBusiness } from "./staff/civic-centre-business.ts";
import { civicCentreHouseholds } from "./staff/civic-centre-households.ts";
import { otherUnits } from "./staff/other-units.ts";
import { survey } from "./survey.ts";
import { readUnits } from "./units.ts";

/** One invented 窗口人员, ready to be entered into a centre. */
export type DemoStaff = Readonly<Omit<Person, "traits" | "number" | "mentorNumber">> & {
  readonly number: StaffNumber;
  readonly mentorNumber: StaffNumber | null;
  /** The picture, 400×500, a self-contained SVG document. */
  readonly portraitSvg: string;
};

const weekdays = [1, 2, 3, 4, 5];

/** 法定节假日 that fall on a weekday. */
const holidays = [
  ...["2026-10-01", "2026-10-02"],
  ...["2027-01-01", "2027-02-05", "2027-02-08", "2027-04-05", "2027-06-09", "2027-09-15", "2027-10-01"],
];

/** The opening hours of every unit of the demonstration. */
const hours: OpeningHours = {
  text: { zh: "周一至周五 9:00–12:00、13:30–17:00", en: "Monday to Friday 9:00–12:00, 13:30–17:00" },
  open: [
    { from: "09:00", to: "12:00", weekdays },
    { from: "13:30", to: "17:00", weekdays },
  ],
  closedOn: holidays,
};

const pauseReasons: readonly PauseReason[] = [
  { text: { zh: "午休", en: "Lunch break" }, until: "13:30" },
  { text: { zh: "请稍候，马上回来", en: "Back in a moment" }, until: null },
  { text: { zh: "业务学习", en: "Staff training" }, until: null },
];

export type DemoUnit = Unit & { readonly hours: OpeningHours; readonly pauseReasons: readonly PauseReason[] };

/** The demonstration's differences from the defaults of a new centre. */
const policy: Pick<Policy, "walkUp" | "allowMouseRating" | "sound"> & { readonly followUpDays: number } = {
  walkUp: true,
  // The person who tries it out has a mouse, and perhaps a screen with touch.
  allowMouseRating: true,
  sound: { volume: 0.6, quietHours: [{ from: "22:00", to: "07:00" }] },
  // The notice on 带回家填写 says seven days, too.
  followUpDays: 7,
};

/** 信息科口令 of the demonstration: public, like its other PINs. */
export const itPin = "904627";

type DemoWindow = {
  readonly unitCode: string;
  readonly number: string;
  readonly name: BothLanguages;
};

/** All staff of a unit may serve at every window of that unit. */
const windows: readonly DemoWindow[] = [
  { unitCode: "330100-XZFW", number: "1", name: { zh: "社保医保", en: "Social and medical insurance" } },
  { unitCode: "330100-XZFW", number: "2", name: { zh: "企业开办", en: "Starting a business" } },
  { unitCode: "330100-XZFW", number: "3", name: { zh: "综合受理", en: "General services" } },
  { unitCode: "330100-XZFW", number: "4", name: { zh: "不动产登记", en: "Real estate registration" } },
  { unitCode: "330100-XZFW", number: "5", name: { zh: "住房公积金", en: "Housing fund" } },
  { unitCode: "330100-XZFW", number: "6", name: { zh: "出入境", en: "Exit and entry" } },
  { unitCode: "330100-XZFW", number: "7", name: { zh: "税务", en: "Taxes" } },
  { unitCode: "330100-XZFW", number: "8", name: { zh: "婚姻登记", en: "Marriage registration" } },
  { unitCode: "330100-RCSC", number: "1", name: { zh: "人才引进", en: "Talent settlement" } },
  { unitCode: "330106-XH", number: "1", name: { zh: "综合受理", en: "General services" } },
  { unitCode: "330106-XH", number: "2", name: { zh: "税务", en: "Taxes" } },
  { unitCode: "330100-SYY", number: "1", name: { zh: "医保结算", en: "Medical insurance settlement" } },
  { unitCode: "330122-TL", number: "1", name: { zh: "综合受理", en: "General services" } },
];

export type DemoOffice = {
  readonly units: readonly DemoUnit[];
  readonly windows: readonly DemoWindow[];
  /** By 工号; all staff of a unit may serve at every window of that unit. */
  readonly staff: readonly DemoStaff[];
  readonly policy: typeof policy;
  readonly itPin: string;
  readonly attract: typeof attract;
  readonly survey: Survey;
};

const asStaff = ({ traits, number, mentorNumber, ...rest }: Person): DemoStaff => ({
  ...rest,
  number: StaffNumber.parse(number),
  mentorNumber: mentorNumber === undefined ? null : StaffNumber.parse(mentorNumber),
  portraitSvg: portraitSvg(traits),
});

const byNumber = (a: Person, b: Person): number => (a.number < b.number ? -1 : 1);

/** An invented office to try the product with. Its PINs are public: never enter them into a centre that is in use. */
export const demoOffice: DemoOffice = {
  units: readUnits().map((unit) => ({ ...unit, hours, pauseReasons })),
  windows,
  staff: [...civicCentreHouseholds, ...civicCentreBusiness, ...otherUnits].sort(byNumber).map(asStaff),
  policy,
  itPin,
  attract,
  survey,
};
