import { z } from "zod";
import { OpeningHours, PauseReason, StaffMember, Unit } from "../../sync/configuration.ts";
import { LocalText, Sha256Hex, WindowNumber } from "../../words.ts";
import { PolicyContent } from "./policy-content.ts";

/** What the badge shows of somebody, and nothing by which they log in. */
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
 * `GET /office/v1/policy-stage?unitCode=…&windowNumber=…`: a window as its kiosk knows it, but for the policy. Its hours
 * and pauses are the unit's own.
 */
export const PolicyStage = z.strictObject({
  unit: Unit,
  window: z.strictObject({ number: WindowNumber, name: LocalText }),
  hours: OpeningHours.nullable(),
  pauseReasons: z.array(PauseReason),
  /** Somebody who serves there; null for nobody. */
  person: StagePerson.nullable(),
});
export type PolicyStage = z.infer<typeof PolicyStage>;

/** The screens that a policy is looked at on. */
export const PreviewScreen = z.enum(["ready", "attract", "prompt", "reasons", "paused", "closed", "survey"]);
export type PreviewScreen = z.infer<typeof PreviewScreen>;

/** The frame to the page that it stands in: it listens now. */
export const previewReady = "counterstar-preview-ready";

/** The office's page to the frame in it: what to draw. */
export const PreviewOrder = z.strictObject({
  type: z.literal("counterstar-preview"),
  stage: PolicyStage,
  content: PolicyContent,
  screen: PreviewScreen,
  language: z.enum(["zh", "en"]),
  /** What the pictures are, as addresses of their own (`data:`), by hash. */
  pictures: z.record(Sha256Hex, z.string().startsWith("data:image/")),
});
export type PreviewOrder = z.infer<typeof PreviewOrder>;
