import type { ReactElement } from "react";
import type { Badge } from "../../contract/ipc/view.ts";
import { cssVariables } from "../layout/css-variables.ts";
import { PhrasedText } from "../layout/phrased-text.tsx";
import { widthInEms } from "../layout/text-width.ts";
import { StarShape } from "../layout/window-star.tsx";
import type { Speech } from "../words/speech.ts";

interface BadgeBandProps {
  readonly badge: Badge;
  readonly speech: Speech;
}

/** 共产党员 or 预备党员, null for other staff. */
export const partyWords = ({ politicalStatus }: Badge, { words }: Speech): string | null => {
  if (politicalStatus === "party-member") return words("badge.partyMember");
  return politicalStatus === "probationary-party-member" ? words("badge.probationaryPartyMember") : null;
};

/** The head of the badge: 亮身份 for party members, a greeting of the same dignity for other staff. */
export const BadgeBand = ({ badge, speech }: BadgeBandProps): ReactElement => {
  const party = partyWords(badge, speech);
  if (party === null) return <p className="badge-band">{speech.words("badge.atYourService")}</p>;
  const { partyYears } = badge;
  const years = partyYears === null ? "" : speech.words("badge.partyYears", { years: partyYears });
  return (
    <p className="badge-band" style={cssVariables({ "--ems": widthInEms(`${party} ${years}`) })}>
      <span>
        <span className="party-mark">
          <StarShape className="party-star" />
        </span>
        <PhrasedText text={party} /> {years !== "" && <span className="unbroken">{years}</span>}
      </span>
    </p>
  );
};
