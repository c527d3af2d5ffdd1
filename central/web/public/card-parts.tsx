import { Button, Input, Tag } from "antd";
import { type ReactNode, useId, useState } from "react";
import type { CardRow, CardStep } from "../../../contract/office/public/cards.ts";
import { Facts } from "../page/card.tsx";
import { UnitName } from "../page/place.tsx";
import { Moment } from "../ratings/rating-parts.tsx";
import { useWords } from "../words/use-words.ts";
import type { WordKey } from "../words/words.ts";

export const cardStateKeys: Readonly<Record<CardStep, WordKey>> = {
  sent: "cardSent",
  returned: "cardReturned",
  approved: "cardApproved",
  withdrawn: "cardWithdrawn",
};

/** A card with its state, and the buttons below it. */
export const CardView = ({ row, children }: { readonly row: CardRow; readonly children?: ReactNode }) => {
  const words = useWords();
  const { title, month, unitName, state, said, changed, isWithheld, reason, sentBy, sentAt, by, at } = row;
  return (
    <article className="column-card" data-card={row.id}>
      <header>
        <h3>{title}</h3>
        <span className="figures quiet">{month}</span>
        <Tag className={`column-state is-${state}`}>{words[cardStateKeys[state]]}</Tag>
      </header>
      <Facts
        facts={[
          { title: words.cardSaid, value: <p className="written">{said}</p> },
          { title: words.cardChanged, value: <p className="written">{changed}</p> },
          ...(reason === null ? [] : [{ title: words.cardReason, value: <p className="written">{reason}</p> }]),
        ]}
      />
      {isWithheld && <p className="column-warning">{words.cardWithheld}</p>}
      <small className="quiet">
        <UnitName name={unitName} /> · {sentBy} <Moment time={sentAt} />
        {state !== "sent" && (
          <>
            {" "}
            · {words[cardStateKeys[state]]}: {by} <Moment time={at} />
          </>
        )}
      </small>
      {children}
    </article>
  );
};

type OpenedProps = {
  readonly label: string;
  readonly children: (close: () => void) => ReactNode;
};

/** A form that a button opens, and closes again. */
export const Opened = ({ label, children }: OpenedProps) => {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={isOpen ? "column-opened is-open" : "column-opened"}>
      <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? words.cancel : label}
      </Button>
      {isOpen && children(() => setOpen(false))}
    </div>
  );
};

type ReasonFormProps = {
  readonly label: string;
  readonly button: string;
  readonly isBusy: boolean;
  readonly onReason: (reason: string) => void;
};

/** The reason of a return or of a withdrawal. */
export const ReasonForm = ({ label, button, isBusy, onReason }: ReasonFormProps) => {
  const id = useId();
  const [text, setText] = useState("");
  const reason = text.trim();
  return (
    <form
      className="item-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason !== "") onReason(reason);
      }}
    >
      <div className="item-field">
        <label htmlFor={id}>{label}</label>
        <Input.TextArea
          id={id}
          value={text}
          maxLength={300}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <Button htmlType="submit" disabled={reason === ""} loading={isBusy}>
        {button}
      </Button>
    </form>
  );
};
