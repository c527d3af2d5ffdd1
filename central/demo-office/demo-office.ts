import type { Unit } from "../../contract/sync/configuration.ts";
import { StaffNumber } from "../../contract/words.ts";
import type { Person } from "./person.ts";
import { portraitSvg } from "./portrait/portrait.ts";
import { civicCentreBusiness } from "./staff/civic-centre-business.ts";
import { civicCentreHouseholds } from "./staff/civic-centre-households.ts";
import { otherUnits } from "./staff/other-units.ts";
import { readUnits } from "./units.ts";
import { type DemoWindow, windows } from "./windows.ts";

/** One invented 窗口人员, ready to be entered into a centre. */
export type DemoStaff = Readonly<Omit<Person, "traits" | "number">> & {
  readonly number: StaffNumber;
  /** The picture, 400×500, a self-contained SVG document. */
  readonly portraitSvg: string;
};

export type DemoOffice = {
  readonly units: readonly Unit[];
  readonly windows: readonly DemoWindow[];
  /** By 工号; everybody of a unit may serve at every window of that unit. */
  readonly staff: readonly DemoStaff[];
};

const asStaff = ({ traits, number, ...rest }: Person): DemoStaff => ({
  ...rest,
  number: StaffNumber.parse(number),
  portraitSvg: portraitSvg(traits),
});

const byNumber = (a: Person, b: Person): number => (a.number < b.number ? -1 : 1);

/** An invented office to try the product with. Its PINs are public: never enter them into a centre that is in use. */
export const demoOffice: DemoOffice = {
  units: readUnits(),
  windows,
  staff: [...civicCentreHouseholds, ...civicCentreBusiness, ...otherUnits].sort(byNumber).map(asStaff),
};
