import type { CSSProperties, ReactElement } from "react";
import type { Badge } from "../../contract/ipc/view.ts";
import { HoldArea } from "../controls/hold-area.tsx";
import { cssVariables } from "../layout/css-variables.ts";
import { PhrasedText } from "../layout/phrased-text.tsx";
import { widestPieceInEms, widthInEms } from "../layout/text-width.ts";
import { UnbrokenText } from "../layout/unbroken-text.tsx";
import type { FittingStep } from "../layout/use-fitting-step.ts";
import { StarShape } from "../layout/window-star.tsx";
import type { Speech } from "../words/speech.ts";
import { BadgeBand } from "./badge-band.tsx";
import type { BesideBadge } from "./pledge-sections.tsx";
import { Portrait } from "./portrait.tsx";

interface BadgeProps {
  readonly badge: Badge;
  readonly speech: Speech;
}

interface BadgeCardProps extends BadgeProps {
  readonly onHold: () => void;
}

/** A name of two or three Chinese characters, like most names. */
const isPlateName = (name: string): boolean => /^\p{Script=Han}{2,3}$/u.test(name);

/** Letters of a bold name are wider than those of a text, for which widths are estimated. */
const letterGrowth = (name: string): number => (/\p{Script=Latin}/u.test(name) ? 1.1 : 1);

const nameWidths = (name: string): CSSProperties =>
  cssVariables({
    "--ems-whole": letterGrowth(name) * widthInEms(name),
    "--ems-widest": letterGrowth(name) * widestPieceInEms(name),
  });

const starNumbers = [1, 2, 3, 4, 5] as const;

/** The awarded stars only; the missing ones are not drawn. */
const Stars = ({ star, label }: { readonly star: number; readonly label: string }): ReactElement => (
  <p className="badge-stars" role="img" aria-label={label}>
    {starNumbers
      .filter((number) => number <= star)
      .map((number) => (
        <StarShape key={number} className="badge-star" />
      ))}
  </p>
);

/** Their names, and their number for a badge without room for the names. */
const Honours = ({ badge, speech }: BadgeProps): ReactElement => (
  <>
    <ul className="badge-honours" aria-label={speech.words("badge.honours")}>
      {badge.honours.map((honour) => (
        <li key={honour.zh}>{speech.local(honour)}</li>
      ))}
    </ul>
    <p className="badge-honour-count">{speech.words("badge.honourCount", { number: badge.honours.length })}</p>
  </>
);

/** The stars never leave the badge. */
const Awards = ({ badge, speech }: BadgeProps): ReactElement | null => {
  if (badge.star === null && badge.honours.length === 0) return null;
  return (
    <div className="badge-awards">
      {badge.star !== null && <Stars star={badge.star} label={speech.words("badge.star", { star: badge.star })} />}
      {badge.honours.length > 0 && <Honours badge={badge} speech={speech} />}
    </div>
  );
};

/** 身份牌: the member of staff who serves. Staff hold it to open their menu. */
export const BadgeCard = ({ badge, speech, onHold }: BadgeCardProps): ReactElement => {
  const name = speech.local(badge.name);
  const number = speech.words("badge.staffNumber", { staffNumber: badge.staffNumber });
  return (
    <section className="badge" aria-label={speech.words("badge.label")} style={nameWidths(name)} data-fits="">
      <BadgeBand badge={badge} speech={speech} />
      <Portrait picture={badge.portrait} label={speech.words("badge.portrait", { name })} />
      <div className="badge-identity">
        <h1 className="badge-name" data-testid="badge-name" data-plate={isPlateName(name)}>
          <UnbrokenText text={name} />
        </h1>
        <p className="badge-post">
          <PhrasedText text={speech.local(badge.post)} />
        </p>
        <p className="badge-number" style={cssVariables({ "--ems": widthInEms(number) })}>
          <UnbrokenText text={number} />
        </p>
      </div>
      <Awards badge={badge} speech={speech} />
      <HoldArea testId="badge" label={speech.words("badge.hold")} onHold={onHold} />
    </section>
  );
};

/**
 * The layouts of a badge, richest first. `form`: "plate" has the portrait above all words, "card" beside them, "tight"
 * beside the name alone, with all words smaller. `honours`: their names as "plates" or in a "line", or their "number"
 * beside the stars, with the names among the pledges. `mentor`: on the badge, "brief" with only the name there, or
 * "elsewhere", among the pledges with all the rest.
 */
export const badgeSteps = [
  { form: "plate", honours: "plates", mentor: "here" },
  { form: "plate", honours: "line", mentor: "here" },
  { form: "card", honours: "plates", mentor: "here" },
  { form: "card", honours: "line", mentor: "here" },
  { form: "plate", honours: "number", mentor: "here" },
  { form: "card", honours: "number", mentor: "here" },
  { form: "plate", honours: "number", mentor: "brief" },
  { form: "card", honours: "number", mentor: "brief" },
  { form: "tight", honours: "number", mentor: "brief" },
  { form: "plate", honours: "number", mentor: "elsewhere" },
  { form: "card", honours: "number", mentor: "elsewhere" },
  { form: "tight", honours: "number", mentor: "elsewhere" },
] as const satisfies readonly FittingStep[];

/** The parts of the badge that a step moves to the pledges. */
export const besideBadge = (step: number, badge: Badge, mentor: Badge | null): BesideBadge => ({
  honours: badgeSteps[step]?.honours === "number" && badge.honours.length > 0,
  mentor: badgeSteps[step]?.mentor === "here" ? null : mentor,
});
