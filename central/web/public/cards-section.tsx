import { Alert, Empty } from "antd";
import { useState } from "react";
import {
  type CardRow,
  CardsQuery,
  type CardTexts,
  cardSteps,
  cardSubmissionsPath,
  cardsQuestion,
  cardWithdrawalsPath,
  mayTake,
} from "../../../contract/office/public/cards.ts";
import { useMe } from "../accounts/use-session.ts";
import { formatCount } from "../format/text.ts";
import { formatDay } from "../format/time.ts";
import { Answered } from "../page/answered.tsx";
import { FilterBar, FilterChoice } from "../page/filter-bar.tsx";
import { LinePages } from "../page/line-pages.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { Section } from "../page/section.tsx";
import { UnfitAddress } from "../page/unfit-address.tsx";
import { filtered, useFilters } from "../page/use-filters.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { cardsEveryMs } from "./approvals-section.tsx";
import { CardForm } from "./card-form.tsx";
import { CardView, cardStateKeys, Opened, ReasonForm } from "./card-parts.tsx";
import { type Action, useAction } from "./use-action.ts";
import { useColumnUnit } from "./use-column-unit.ts";

const thisMonth = (): string => formatDay(Date.now()).slice(0, 7);

/** The key of the form for a new card among the rows of the list. */
const newCard = "new";

/** A new card of a unit; its id is made here, so that sending it twice makes one card. */
const NewCard = ({ unit, act, busy }: { readonly unit: string } & Action) => {
  const words = useWords();
  const [id, setId] = useState(() => crypto.randomUUID());
  const [wasSent, setSent] = useState(false);
  const send = async (texts: CardTexts, close: () => void): Promise<void> => {
    setSent(false);
    if (!(await act(newCard, cardSubmissionsPath, { id, seen: 0, unit, ...texts }))) return;
    setId(crypto.randomUUID());
    setSent(true);
    close();
  };
  return (
    <>
      {wasSent && <Alert type="success" showIcon title={words.cardWasSent} />}
      <Opened label={words.cardWrite}>
        {(close) => (
          <CardForm
            first={{ month: thisMonth(), title: "", said: "", changed: "" }}
            thisMonth={thisMonth()}
            isBusy={busy === newCard}
            onSend={(texts) => void send(texts, close)}
          />
        )}
      </Opened>
    </>
  );
};

/** The steps that the reader may take with a card. */
const CardSteps = ({ row, act, busy }: { readonly row: CardRow } & Action) => {
  const words = useWords();
  const isWriter = useMe().permissions.includes("write-cards");
  const { id, step, unitCode, state, month, title, said, changed } = row;
  return (
    <div className="column-decision">
      {isWriter && mayTake(state, "sent") && (
        <Opened label={words.cardEdit}>
          {() => (
            <CardForm
              first={{ month, title, said, changed }}
              thisMonth={thisMonth()}
              isBusy={busy === id}
              onSend={(texts) => void act(id, cardSubmissionsPath, { id, seen: step, unit: unitCode, ...texts })}
            />
          )}
        </Opened>
      )}
      {mayTake(state, "withdrawn") && (
        <Opened label={words.cardWithdraw}>
          {() => (
            <ReasonForm
              label={words.cardWithdrawReason}
              button={words.cardWithdrawSend}
              isBusy={busy === id}
              onReason={(reason) => void act(id, cardWithdrawalsPath, { card: id, seen: step, reason })}
            />
          )}
        </Opened>
      )}
    </div>
  );
};

/** 你说我改: the cards of the reader's units, with their states. */
export const CardsSection = () => {
  const words = useWords();
  const { chosen, unit } = useColumnUnit();
  const isWriter = useMe().permissions.includes("write-cards");
  const { query, change, clear, isUnfit } = useFilters<CardsQuery>({
    ...{ schema: CardsQuery, names: ["state", "after"], prefix: "card-" },
  });
  const reading = useReading(filtered(cardsQuestion, { ...query, unit: chosen }), cardsEveryMs);
  const action = useAction(reading.readNow);
  return (
    <Section id="column-cards" title={words.columnCards} hint={words.columnCardsHint}>
      <UnfitAddress isUnfit={isUnfit} onUsual={clear} />
      {action.problem !== undefined && <ProblemNotice problem={action.problem} />}
      {isWriter && unit !== undefined && <NewCard unit={unit} {...action} />}
      <Answered reading={reading}>
        {({ rows, counts, next }) => (
          <>
            <FilterBar isFiltered={query.state !== undefined} onClear={clear}>
              <FilterChoice
                label={words.cardState}
                any={words.cardAnyState}
                value={query.state}
                options={cardSteps.map((value) => ({
                  value,
                  label: `${words[cardStateKeys[value]]} ${formatCount(counts[value])}`,
                }))}
                onChange={(state) => change({ state })}
              />
            </FilterBar>
            {rows.length === 0 && (
              <Empty
                image={Empty.PRESENTED_IMAGE_SIMPLE}
                description={isWriter ? words.columnCardsNone : words.columnCardsNoneCity}
              />
            )}
            <div className="column-cards">
              {rows.map((row) => (
                <CardView key={`${row.id} ${row.step}`} row={row}>
                  <CardSteps row={row} {...action} />
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
