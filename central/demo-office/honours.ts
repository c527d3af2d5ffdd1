import type { BothLanguages } from "./person.ts";

/** 荣誉 as the campaign awards them. */
export const honours = {
  partyPost: { zh: "党员示范岗", en: "Party Member Model Post" },
  partyStar: { zh: "党员之星", en: "Star Party Member" },
  pacesetter: { zh: "服务标兵", en: "Service Pacesetter" },
  hundredWindows: { zh: "百优窗口", en: "Hundred Best Windows" },
  doubleBrand: { zh: "双品牌示范点", en: "Double-Brand Model Site" },
  youthPost: { zh: "青年文明岗", en: "Youth Service Post" },
} as const satisfies Record<string, BothLanguages>;
