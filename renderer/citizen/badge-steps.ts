import type { Badge } from "../../contract/ipc/view.ts";
import type { FittingStep } from "../layout/use-fitting-step.ts";
import type { BesideBadge } from "./pledge-sections.tsx";

/**
 * The layouts of a badge, richest first. `form`: "plate" has the portrait above the name, "card" beside it, "tight" is a
 * plate with the least room. `honours` and `mentor`: on the badge, or "elsewhere", among the pledges. A "brief" mentor
 * has only the name on the badge, and the rest among the pledges.
 */
export const badgeSteps = [
  { form: "plate", honours: "plates", mentor: "here" },
  { form: "plate", honours: "line", mentor: "here" },
  { form: "card", honours: "plates", mentor: "here" },
  { form: "card", honours: "line", mentor: "here" },
  { form: "plate", honours: "elsewhere", mentor: "here" },
  { form: "card", honours: "elsewhere", mentor: "here" },
  { form: "plate", honours: "elsewhere", mentor: "brief" },
  { form: "tight", honours: "elsewhere", mentor: "brief" },
  { form: "plate", honours: "elsewhere", mentor: "elsewhere" },
  { form: "tight", honours: "elsewhere", mentor: "elsewhere" },
] as const satisfies readonly FittingStep[];

const hasAwards = ({ honours, star }: Badge): boolean => honours.length > 0 || star !== null;

/** The parts of the badge that a step moves to the pledges. */
export const besideBadge = (step: number, badge: Badge, mentor: Badge | null): BesideBadge => ({
  honours: badgeSteps[step]?.honours === "elsewhere" && hasAwards(badge),
  mentor: badgeSteps[step]?.mentor === "here" ? null : mentor,
});
