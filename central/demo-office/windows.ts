import type { BothLanguages } from "./person.ts";

export type DemoWindow = {
  readonly unitCode: string;
  readonly number: string;
  readonly name: BothLanguages;
};

/** All staff of a unit may serve at every window of that unit. */
export const windows: readonly DemoWindow[] = [
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
