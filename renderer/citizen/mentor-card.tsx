import type { ReactElement } from "react";
import type { Badge } from "../../contract/ipc/view.ts";
import { cssVariables } from "../layout/css-variables.ts";
import { PhrasedText } from "../layout/phrased-text.tsx";
import { widestPieceInEms, widthInEms } from "../layout/text-width.ts";
import { UnbrokenText } from "../layout/unbroken-text.tsx";
import { StarShape } from "../layout/window-star.tsx";
import type { Speech } from "../words/speech.ts";
import { partyWords } from "./badge-band.tsx";
import { Portrait } from "./portrait.tsx";

interface MentorCardProps {
  readonly mentor: Badge;
  readonly speech: Speech;
}

/** 带教老师: the mentor of a trainee, smaller than the trainee. */
export const MentorCard = ({ mentor, speech }: MentorCardProps): ReactElement => {
  const name = speech.local(mentor.name);
  const party = partyWords(mentor, speech);
  return (
    <section className="mentor" aria-label={speech.words("badge.mentor")} data-testid="mentor" data-fits="">
      <Portrait picture={mentor.portrait} label={speech.words("badge.portrait", { name })} />
      <div className="mentor-words">
        <p className="mentor-role">
          {speech.words("badge.mentor")}
          {party !== null && (
            <span className="mentor-party">
              <StarShape className="mentor-star" />
              {party}
            </span>
          )}
        </p>
        <p
          className="mentor-name"
          style={cssVariables({ "--ems-whole": widthInEms(name), "--ems-widest": widestPieceInEms(name) })}
        >
          <UnbrokenText text={name} />
        </p>
        <p className="mentor-post">
          <PhrasedText text={speech.local(mentor.post)} /> <span className="unbroken">{mentor.staffNumber}</span>
        </p>
      </div>
    </section>
  );
};
