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

const nameWidths = (name: string): CSSProperties =>
  cssVariables({ "--ems-whole": widthInEms(name), "--ems-widest": widestPieceInEms(name) });

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

const Honours = ({ badge, speech }: BadgeProps): ReactElement => (
  <ul className="badge-honours" aria-label={speech.words("badge.honours")}>
    {badge.honours.map((honour) => (
      <li key={honour.zh}>{speech.local(honour)}</li>
    ))}
  </ul>
);

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
        <p className="badge-number">{speech.words("badge.staffNumber", { staffNumber: badge.staffNumber })}</p>
      </div>
      <Awards badge={badge} speech={speech} />
      <HoldArea testId="badge" label={speech.words("badge.hold")} onHold={onHold} />
    </section>
  );
};

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

export const hasAwards = ({ honours, star }: Badge): boolean => honours.length > 0 || star !== null;

/** The parts of the badge that a step moves to the pledges. */
export const besideBadge = (step: number, badge: Badge, mentor: Badge | null): BesideBadge => ({
  honours: badgeSteps[step]?.honours === "elsewhere" && hasAwards(badge),
  mentor: badgeSteps[step]?.mentor === "here" ? null : mentor,
});
