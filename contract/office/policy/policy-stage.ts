import { z } from "zod";
import { OpeningHours, PauseReason, StaffMember, Unit } from "../../sync/configuration.ts";
import { LocalText, Sha256Hex, WindowNumber } from "../../words.ts";
import { PolicyContent } from "./policy-content.ts";

/** The badge's fields of a member of staff, without those of the login. */
export const StagePerson = StaffMember.pick({
  number: true,
  name: true,
  post: true,
  politicalStatus: true,
  partyMemberSince: true,
  duties: true,
  commitments: true,
  honours: true,
  star: true,
  portrait: true,
});
export type StagePerson = z.infer<typeof StagePerson>;

/**
 * `GET /office/v1/policy-stage?unitCode=…&windowNumber=…`: the configuration of a window's kiosk, without the policy.
 * Hours and pauses are the unit's own.
 */
export const PolicyStage = z.strictObject({
  unit: Unit,
  window: z.strictObject({ number: WindowNumber, name: LocalText }),
  hours: OpeningHours.nullable(),
  pauseReasons: z.array(PauseReason),
  /** A member of staff who serves there; null where there is none. */
  person: StagePerson.nullable(),
});
export type PolicyStage = z.infer<typeof PolicyStage>;

/** The screens on which a policy is previewed. */
export const PreviewScreen = z.enum(["ready", "attract", "prompt", "reasons", "paused", "closed", "survey"]);
export type PreviewScreen = z.infer<typeof PreviewScreen>;

/** Message of the frame to the page around it: it is ready. */
export const previewReady = "counterstar-preview-ready";

/** Message of the office's page to its frame: the screen to draw. */
export const PreviewOrder = z.strictObject({
  type: z.literal("counterstar-preview"),
  stage: PolicyStage,
  content: PolicyContent,
  screen: PreviewScreen,
  language: z.enum(["zh", "en"]),
  /** The pictures as `data:` addresses, by hash. */
  pictures: z.record(Sha256Hex, z.string().startsWith("data:image/")),
});
export type PreviewOrder = z.infer<typeof PreviewOrder>;
