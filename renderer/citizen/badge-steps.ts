import type { Badge } from "../../contract/ipc/view.ts";
import type { FittingStep } from "../layout/use-fitting-step.ts";
import type { BesideBadge } from "./pledge-sections.tsx";

/**
 * Ways to show a badge, richest first. `form`: a plate with the portrait above the name, a card with it beside, or a
 * plate with no more than room for both. `honours` and `mentor`: here, or elsewhere, which is among the pledges; a
 * brief mentor is a name here and the rest elsewhere.
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

/** What a step leaves to the pledges. */
export const besideBadge = (step: number, badge: Badge, mentor: Badge | null): BesideBadge => ({
  honours: badgeSteps[step]?.honours === "elsewhere" && hasAwards(badge),
  mentor: badgeSteps[step]?.mentor === "here" ? null : mentor,
});
