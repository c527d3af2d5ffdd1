import { Button, Input } from "antd";
import { type ReactNode, useId, useState } from "react";
import { type CardTexts, cardMostCharacters } from "../../../contract/office/public/cards.ts";
import { useWords } from "../words/use-words.ts";

type FieldProps = {
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
};

const Field = ({ id, label, children }: FieldProps) => (
  <div className="item-field">
    <label htmlFor={id}>{label}</label>
    {children}
  </div>
);

type CardFormProps = {
  readonly first: CardTexts;
  /** By the office's date: a change lies in no later month. */
  readonly thisMonth: string;
  readonly isBusy: boolean;
  readonly onSend: (texts: CardTexts) => void;
};

/** The texts of a card. */
export const CardForm = ({ first, thisMonth, isBusy, onSend }: CardFormProps) => {
  const words = useWords();
  const id = useId();
  const [texts, setTexts] = useState(first);
  const isComplete = Object.values(texts).every((text) => text.trim() !== "");
  const set = (change: Partial<CardTexts>): void => setTexts((now) => ({ ...now, ...change }));
  return (
    <form
      className="item-form"
      aria-label={words.cardWrite}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) onSend(texts);
      }}
    >
      <Field id={`${id}-month`} label={words.cardMonth}>
        <Input
          id={`${id}-month`}
          className="card-month"
          type="month"
          max={thisMonth}
          placeholder="2026-03"
          value={texts.month}
          onChange={({ target }) => set({ month: target.value })}
        />
      </Field>
      <Field id={`${id}-title`} label={words.cardTitle}>
        <Input
          id={`${id}-title`}
          value={texts.title}
          count={{ max: cardMostCharacters.title, show: true }}
          onChange={({ target }) => set({ title: target.value })}
        />
      </Field>
      {(["said", "changed"] as const).map((field) => (
        <Field key={field} id={`${id}-${field}`} label={field === "said" ? words.cardSaid : words.cardChanged}>
          <Input.TextArea
            id={`${id}-${field}`}
            aria-describedby={`${id}-hint`}
            value={texts[field]}
            count={{ max: cardMostCharacters[field], show: true }}
            autoSize={{ minRows: 2, maxRows: 10 }}
            onChange={({ target }) => set({ [field]: target.value })}
          />
        </Field>
      ))}
      <small id={`${id}-hint`} className="quiet">
        {words.cardNoNames}
      </small>
      <Button type="primary" htmlType="submit" disabled={!isComplete} loading={isBusy}>
        {words.cardSend}
      </Button>
    </form>
  );
};
