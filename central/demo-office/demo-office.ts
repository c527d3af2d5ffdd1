import type { Survey } from "../../contract/survey.ts";
import type { OpeningHours, PauseReason, Unit } from "../../contract/sync/configuration.ts";
import { StaffNumber } from "../../contract/words.ts";
import { attract } from "./attract.ts";
import { hours, pauseReasons } from "./day.ts";
import type { Person } from "./person.ts";
import { itPin, policy } from "./policy.ts";
import { portraitSvg } from "./portrait/portrait.ts";
import { civicCentreBusiness } from "./staff/civic-centre-business.ts";
import { civicCentreHouseholds } from "./staff/civic-centre-households.ts";
import { otherUnits } from "./staff/other-units.ts";
import { survey } from "./survey.ts";
import { readUnits } from "./units.ts";
import { type DemoWindow, windows } from "./windows.ts";

/** One invented 窗口人员, ready to be entered into a centre. */
export type DemoStaff = Readonly<Omit<Person, "traits" | "number" | "mentorNumber">> & {
  readonly number: StaffNumber;
  readonly mentorNumber: StaffNumber | null;
  /** The picture, 400×500, a self-contained SVG document. */
  readonly portraitSvg: string;
};

export type DemoUnit = Unit & { readonly hours: OpeningHours; readonly pauseReasons: readonly PauseReason[] };

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
