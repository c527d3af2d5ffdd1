import type { ReactElement } from "react";
import type { Badge } from "../../contract/ipc/view.ts";
import type { LocalText } from "../../contract/words.ts";
import { PhrasedText } from "../layout/phrased-text.tsx";
import { longPhraseEms, shortPhraseEms, widthInEms } from "../layout/text-width.ts";
import { StarShape } from "../layout/window-star.tsx";
import type { Speech } from "../words/speech.ts";
import { MentorCard } from "./mentor-card.tsx";

/** One heading and its content, in blocks between which a page may break. */
export interface PledgeSection {
  readonly name: "duties" | "commitments" | "honours" | "mentor";
  readonly heading: string;
  readonly blocks: readonly ReactElement[];
}

/** The parts for which the badge had no room: they are shown among the pledges. */
export interface BesideBadge {
  readonly honours: boolean;
  readonly mentor: Badge | null;
}

/** Two commitments share a row if both are short enough to be read at a glance. */
const shortEms = 17;

const rowsOf = <Item,>(items: readonly Item[], inARow: number): readonly (readonly Item[])[] =>
  items.flatMap((_, index) => (index % inARow === 0 ? [items.slice(index, index + inARow)] : []));

const duties = ({ duties: texts }: Badge, speech: Speech): PledgeSection => ({
  name: "duties",
  heading: speech.words("ready.duties"),
  blocks: texts.map((duty) => (
    <p key={duty.zh} className="duty" data-only={texts.length === 1}>
      <PhrasedText text={speech.local(duty)} longestEms={longPhraseEms} />
    </p>
  )),
});

interface CommitmentProps {
  /** Null where it is the only one. */
  readonly number: number | null;
  readonly text: string;
  readonly longestEms: number;
}

const Commitment = ({ number, text, longestEms }: CommitmentProps): ReactElement => (
  <p className="commitment">
    {number !== null && <b aria-hidden="true">{number}</b>}
    <PhrasedText text={text} longestEms={longestEms} />
  </p>
);

const commitments = ({ commitments: texts }: Badge, speech: Speech): PledgeSection => {
  const isShort = (text: LocalText): boolean => widthInEms(speech.local(text)) <= shortEms;
  const inARow = texts.every(isShort) ? 2 : 1;
  return {
    name: "commitments",
    heading: speech.words("ready.commitments"),
    blocks: rowsOf(texts, inARow).map((row, rowNumber) => (
      <div key={row[0]?.zh} className="commitment-row">
        {row.map((text, index) => (
          <Commitment
            key={text.zh}
            number={texts.length === 1 ? null : rowNumber * inARow + index + 1}
            text={speech.local(text)}
            longestEms={inARow === 1 ? longPhraseEms : shortPhraseEms}
          />
        ))}
      </div>
    )),
  };
};

const honours = ({ honours: texts }: Badge, speech: Speech): PledgeSection => ({
  name: "honours",
  heading: speech.words("badge.honours"),
  blocks: texts.map(speech.local).map((text) => (
    <p key={text} className="honour">
      <StarShape className="honour-star" />
      <PhrasedText text={text} />
    </p>
  )),
});

const mentorSection = (mentor: Badge, speech: Speech): PledgeSection => ({
  name: "mentor",
  heading: speech.words("badge.mentor"),
  blocks: [<MentorCard key={mentor.staffNumber} mentor={mentor} speech={speech} />],
});

/** 岗位职责 and 服务承诺, then the parts for which the badge had no room. */
export const pledgeSections = (badge: Badge, beside: BesideBadge, speech: Speech): readonly PledgeSection[] => [
  duties(badge, speech),
  commitments(badge, speech),
  ...(beside.honours ? [honours(badge, speech)] : []),
  ...(beside.mentor === null ? [] : [mentorSection(beside.mentor, speech)]),
];
