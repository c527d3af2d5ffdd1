import type { PolicyStage, PreviewOrder, StagePerson } from "../../contract/office/policy/policy-stage.ts";
import type { ConfigurationDocument, StaffMember } from "../../contract/sync/configuration.ts";
import { DeviceId, RosterNumber } from "../../contract/words.ts";

/** Shown for a window without staff. */
const samplePerson: StagePerson = {
  number: RosterNumber.parse("1001"),
  name: { zh: "示例人员", en: "Sample Person" },
  post: { zh: "综合受理岗", en: "General services" },
  politicalStatus: "non-party",
  partyMemberSince: null,
  duties: [{ zh: "受理申请，一次性告知所需材料", en: "Accepts applications and names every paper needed at once" }],
  commitments: [{ zh: "首问负责，有问必答", en: "The first person asked finds the answer" }],
  honours: [],
  star: null,
  portrait: null,
};

/** A verifier that fits no PIN: no login is possible here. */
const unusableVerifier = {
  scheme: "scrypt",
  saltBase64: "",
  hashBase64: "",
  cost: 1_024,
  blockSize: 8,
  parallelization: 1,
} as const;

const memberOf = (person: StagePerson): StaffMember => ({
  ...person,
  mentorNumber: null,
  pin: unusableVerifier,
  mustChangePin: false,
  badges: [],
  unlocks: 0,
});

/** Who serves in the preview. */
export const personOn = ({ person }: PolicyStage): StagePerson => person ?? samplePerson;

/** The configuration document that the window's kiosk would have with the policy of the order. */
export const documentOf = ({ stage, content }: PreviewOrder): ConfigurationDocument => {
  const { hours = stage.hours, pauseReasons = stage.pauseReasons, ...given } = content;
  const { followUpDays, policy, favourable: _ofFigures, ...shared } = given;
  return {
    type: "configuration",
    v: 1,
    device: DeviceId.parse("5b1d6c1e-2f0a-4d3e-8a7b-9c0d1e2f3a4b"),
    version: 1,
    issuedAt: "2026-01-01T00:00:00Z",
    unit: stage.unit,
    window: stage.window,
    staff: [memberOf(personOn(stage))],
    itPin: null,
    itUnlocks: 0,
    ...shared,
    hours,
    pauseReasons: [...pauseReasons],
    followUp: { baseUrl: "https://centre.example", days: followUpDays },
    sealingKey: { keyId: "0".repeat(16), publicKeyBase64: "" },
    policy: { ...policy, calendar: { off: [], worked: [] } },
  };
};
