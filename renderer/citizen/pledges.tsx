import type { ReactElement } from "react";
import type { Badge } from "../../contract/ipc/view.ts";
import type { LocalText } from "../../contract/words.ts";
import { cssVariables } from "../parts/css-variables.ts";
import type { Speech } from "../words/speech.ts";
import { densePledgeVolume, isPhrased, pledgeVolume } from "./pledge-volume.ts";

interface PledgesProps {
  readonly badge: Badge;
  readonly speech: Speech;
}

interface ListProps {
  readonly texts: readonly LocalText[];
  readonly speech: Speech;
}

const Duties = ({ texts, speech }: ListProps): ReactElement => (
  <ul className="duties">
    {texts.map((duty) => (
      <li key={duty.zh}>{speech.local(duty)}</li>
    ))}
  </ul>
);

const Commitments = ({ texts, speech }: ListProps): ReactElement => (
  <ol className="commitments">
    {texts.map((commitment, index) => (
      <li key={commitment.zh} className="commitment">
        <b aria-hidden="true">{index + 1}</b>
        <span data-phrased={isPhrased(speech.local(commitment))}>{speech.local(commitment)}</span>
      </li>
    ))}
  </ol>
);

/** 岗位职责 and 服务承诺: what one may expect here. */
export const Pledges = ({ badge, speech }: PledgesProps): ReactElement => {
  const volume = pledgeVolume(badge, speech);
  return (
    <section className="pledges" data-dense={volume > densePledgeVolume} style={cssVariables({ "--volume": volume })}>
      <h2 className="pledge-heading">{speech.words("ready.duties")}</h2>
      <Duties texts={badge.duties} speech={speech} />
      <h2 className="pledge-heading">{speech.words("ready.commitments")}</h2>
      <Commitments texts={badge.commitments} speech={speech} />
      <p className="hint">{speech.words("ready.hint")}</p>
    </section>
  );
};
