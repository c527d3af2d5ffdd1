import { randomBytes, scryptSync } from "node:crypto";
import type { ConfigurationDocument, PinVerifier, StaffMember } from "../../../contract/sync/configuration.ts";
import { Level, StaffNumber } from "../../../contract/words.ts";
import type { Configuration } from "../../../db/configurations.ts";
import { device } from "../../support/ledger.ts";

/** The cheapest verifier that the contract allows: tests try many PINs. */
export const pinVerifierOf = (pin: string): PinVerifier => {
  const salt = randomBytes(16);
  const parameters = { cost: 1_024, blockSize: 1, parallelization: 1 };
  const hashBase64 = scryptSync(pin, salt, 32, parameters).toString("base64");
  return { scheme: "scrypt", saltBase64: salt.toString("base64"), hashBase64, ...parameters };
};

export const memberWith = (number: string, changes: Partial<StaffMember> = {}): StaffMember => ({
  number: StaffNumber.parse(number),
  name: { zh: `测试${number}` },
  post: { zh: "受理员", en: "Officer" },
  politicalStatus: "party-member",
  partyMemberSince: "2013-07",
  duties: [{ zh: "受理申请" }],
  commitments: [{ zh: "首问负责" }],
  honours: [{ zh: "服务标兵" }],
  star: 4,
  portrait: null,
  mentorNumber: null,
  pin: pinVerifierOf("246810"),
  mustChangePin: false,
  badges: [],
  unlocks: 0,
  ...changes,
});

const levelWords = (level: number, zh: string) => ({
  level: Level.parse(level),
  text: { zh },
  negative: level <= 2,
  tags: [],
});

/**
 * A document that any device of these tests may apply; its levels are stored worst first, an order that no page
 * should show.
 */
export const documentWith = (changes: Partial<ConfigurationDocument> = {}): ConfigurationDocument => ({
  type: "configuration",
  v: 1,
  device,
  version: 1,
  issuedAt: "2026-11-23T09:00:00.000+08:00",
  unit: {
    code: "330100-XZFW",
    name: { zh: "行政服务中心" },
    district: "上城区",
    supervisionPhone: "0571-12345",
    complaintRoom: { zh: "二楼投诉接待室" },
    supportPhone: "0571-54321",
  },
  window: { number: "3", name: { zh: "综合受理" } },
  staff: [memberWith("1001"), memberWith("A-1002", { politicalStatus: "non-party", partyMemberSince: null })],
  itPin: null,
  itUnlocks: 0,
  tagsVersion: "1",
  levels: [
    levelWords(1, "非常不满意"),
    levelWords(3, "基本满意"),
    levelWords(2, "不满意"),
    levelWords(5, "非常满意"),
    levelWords(4, "满意"),
  ],
  hours: null,
  pauseReasons: [{ text: { zh: "午休" }, until: "13:30" }],
  attract: null,
  survey: null,
  followUp: null,
  sealingKey: { keyId: "69df8d73e7407153", publicKeyBase64: "Qw9LmFlmUUWmsbonQCRIe9ZvA6LdV313U8aNfX0AwAw=" },
  policy: {
    promptMs: 30_000,
    reasonsMs: 10_000,
    thanksMs: 5_000,
    formMs: 60_000,
    changeWithinMs: 8_000,
    allowMouseRating: false,
    walkUp: true,
    badgeLogin: "with-pin",
    sound: { volume: 0.5, quietHours: [] },
    logOutAsksPin: true,
    allowTwoWindows: false,
    responsibleOffice: { zh: "主管部门", en: "the responsible department" },
    complaintDays: 5,
    calendar: { off: [], worked: [] },
  },
  ...changes,
});

/** The document in the form for the store, which does not check the signature. */
export const configurationWith = (changes: Partial<ConfigurationDocument> = {}): Configuration => {
  const document = documentWith(changes);
  return { document, signed: { text: JSON.stringify(document), signature: "AAAA" }, pictures: [] };
};
