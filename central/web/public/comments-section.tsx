import { Button, Empty, Select, Tag } from "antd";
import { useState } from "react";
import {
  type CommentRow,
  type CommentState,
  CommentsQuery,
  commentDecisionsPath,
  commentKey,
  commentStates,
  commentsQuestion,
  type HidingReason,
  hidingReasons,
} from "../../../contract/office/public/comments.ts";
import { formatCount } from "../format/text.ts";
import { Answered } from "../page/answered.tsx";
import { FilterBar, FilterChoice } from "../page/filter-bar.tsx";
import { LinePages } from "../page/line-pages.tsx";
import { UnitName } from "../page/place.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { Section } from "../page/section.tsx";
import { UnfitAddress } from "../page/unfit-address.tsx";
import { filtered, useFilters } from "../page/use-filters.ts";
import { Moment } from "../ratings/rating-parts.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type WordKey } from "../words/words.ts";
import { type Action, useAction } from "./use-action.ts";
import { useColumnUnit } from "./use-column-unit.ts";

/** The polling interval, milliseconds. */
const commentsEveryMs = 15_000;

const stateKeys: Readonly<Record<CommentState, WordKey>> = {
  waiting: "commentWaiting",
  shown: "commentShown",
  hidden: "commentHidden",
};

const reasonKeys: Readonly<Record<HidingReason, WordKey>> = {
  personal: "reasonPersonal",
  abuse: "reasonAbuse",
  others: "reasonOthers",
  unrelated: "reasonUnrelated",
  law: "reasonLaw",
};

/** Shows a comment, or hides it for one of the five reasons. */
const Decision = ({ row, act, busy }: { readonly row: CommentRow } & Action) => {
  const words = useWords();
  const [reason, setReason] = useState<HidingReason | null>(row.isPersonal ? "personal" : null);
  const { device, epoch, seq, number, step: seen, state, isPersonal } = row;
  const key = commentKey(row);
  const decide = (given: HidingReason | null): void =>
    void act(key, commentDecisionsPath, { device, epoch, seq, number, seen, reason: given });
  return (
    <div className="column-decision">
      {state !== "shown" && !isPersonal && (
        <Button type="primary" loading={busy === key} onClick={() => decide(null)}>
          {words.commentShow}
        </Button>
      )}
      {state !== "hidden" && (
        <span className="column-hide">
          <Select
            aria-label={words.commentReason}
            placeholder={words.commentReason}
            value={reason}
            options={hidingReasons.map((value) => ({ value, label: words[reasonKeys[value]] }))}
            popupMatchSelectWidth={false}
            onChange={setReason}
          />
          <Button disabled={reason === null} loading={busy === key} onClick={() => decide(reason)}>
            {words.commentHide}
          </Button>
        </span>
      )}
    </div>
  );
};

const CommentView = ({ row, ...action }: { readonly row: CommentRow } & Action) => {
  const words = useWords();
  const { text, state, reason, isPersonal, unitName, givenOn, decidedBy, decidedAt } = row;
  return (
    <article className="column-card" data-comment={commentKey(row)}>
      <header>
        <Tag className={`column-state is-${state}`}>{words[stateKeys[state]]}</Tag>
        {reason !== null && <span>{words[reasonKeys[reason]]}</span>}
        <span className="quiet">
          <UnitName name={unitName} /> · <span className="figures">{givenOn}</span>
        </span>
      </header>
      <p className="written">{text}</p>
      {isPersonal && <p className="column-warning">{words.commentPersonal}</p>}
      {decidedBy !== null && decidedAt !== null && (
        <small className="quiet">
          {fill(words.commentBy, { by: decidedBy })} <Moment time={decidedAt} />
        </small>
      )}
      <Decision row={row} {...action} />
    </article>
  );
};

/** The comments with 公开同意, to show or to hide. */
export const CommentsSection = () => {
  const words = useWords();
  const { chosen } = useColumnUnit();
  const { query, change, clear, isUnfit } = useFilters<CommentsQuery>({
    ...{ schema: CommentsQuery, names: ["state", "after"], prefix: "comment-" },
  });
  const reading = useReading(filtered(commentsQuestion, { ...query, unit: chosen }), commentsEveryMs);
  const action = useAction(reading.readNow);
  return (
    <Section id="column-comments" title={words.columnComments} hint={words.columnCommentsHint}>
      <UnfitAddress isUnfit={isUnfit} onUsual={clear} />
      {action.problem !== undefined && <ProblemNotice problem={action.problem} />}
      <Answered reading={reading}>
        {({ rows, counts, next }) => (
          <>
            <FilterBar isFiltered={query.state !== undefined} onClear={clear}>
              <FilterChoice
                label={words.commentState}
                any={words.commentAnyState}
                value={query.state}
                options={commentStates.map((value) => ({
                  value,
                  label: `${words[stateKeys[value]]} ${formatCount(counts[value])}`,
                }))}
                onChange={(state) => change({ state })}
              />
            </FilterBar>
            {rows.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.columnCommentsNone} />}
            <div className="column-cards">
              {rows.map((row) => (
                <CommentView key={`${commentKey(row)} ${row.step}`} row={row} {...action} />
              ))}
            </div>
            <LinePages after={query.after} next={next} onAfter={(after) => change({ after })} />
          </>
        )}
      </Answered>
    </Section>
  );
};
