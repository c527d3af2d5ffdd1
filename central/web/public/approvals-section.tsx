import { Button, Empty } from "antd";
import {
  type CardRow,
  CardsQuery,
  cardApprovalsPath,
  cardReturnsPath,
  cardsQuestion,
} from "../../../contract/office/public/cards.ts";
import { Answered } from "../page/answered.tsx";
import { LinePages } from "../page/line-pages.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { Section } from "../page/section.tsx";
import { filtered, useFilters } from "../page/use-filters.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { CardView, Opened, ReasonForm } from "./card-parts.tsx";
import { type Action, useAction } from "./use-action.ts";
import { useColumnUnit } from "./use-column-unit.ts";

/** The polling interval, milliseconds. */
export const cardsEveryMs = 15_000;

const Decision = ({ row: { id, step }, act, busy }: { readonly row: CardRow } & Action) => {
  const words = useWords();
  return (
    <div className="column-decision">
      <Button
        type="primary"
        loading={busy === id}
        onClick={() => void act(id, cardApprovalsPath, { card: id, seen: step })}
      >
        {words.cardApprove}
      </Button>
      <Opened label={words.cardReturn}>
        {() => (
          <ReasonForm
            label={words.cardReturnReason}
            button={words.cardReturnSend}
            isBusy={busy === id}
            onReason={(reason) => void act(id, cardReturnsPath, { card: id, seen: step, reason })}
          />
        )}
      </Opened>
    </div>
  );
};

/** The cards that wait for the city office, the oldest first. */
export const ApprovalsSection = () => {
  const words = useWords();
  const { chosen } = useColumnUnit();
  const { query, change } = useFilters<CardsQuery>({ schema: CardsQuery, names: ["after"], prefix: "desk-" });
  const asked = { state: "sent", unit: chosen, after: query.after };
  const reading = useReading(filtered(cardsQuestion, asked), cardsEveryMs);
  const action = useAction(reading.readNow);
  return (
    <Section id="card-desk" title={words.cardDesk} hint={words.cardDeskHint}>
      {action.problem !== undefined && <ProblemNotice problem={action.problem} />}
      <Answered reading={reading}>
        {({ rows, next }) => (
          <>
            {rows.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.cardDeskNone} />}
            <div className="column-cards">
              {rows.map((row) => (
                <CardView key={`${row.id} ${row.step}`} row={row}>
                  <Decision row={row} {...action} />
                </CardView>
              ))}
            </div>
            <LinePages after={query.after} next={next} onAfter={(after) => change({ after })} />
          </>
        )}
      </Answered>
    </Section>
  );
};
