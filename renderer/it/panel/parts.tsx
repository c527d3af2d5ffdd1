import type { ReactElement, ReactNode } from "react";

interface RowProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A labelled row: a value, and the buttons that change it. */
export const Row = ({ label, children }: RowProps): ReactElement => (
  <div className="it-row">
    <h2>{label}</h2>
    <div className="it-value">{children}</div>
  </div>
);

interface ChoiceProps<Value extends string | boolean> {
  readonly label: string;
  readonly testId: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly word: string }[];
  readonly busy: boolean;
  readonly onChoose: (value: Value) => void;
}

/** A choice of a few values, all visible. */
export const Choice = <Value extends string | boolean>(props: ChoiceProps<Value>): ReactElement => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and meaning with it
  <div className="it-choice" role="group" aria-label={props.label}>
    {props.options.map(({ value, word }) => (
      <button
        key={word}
        type="button"
        className="button"
        data-testid={`${props.testId}-${value}`}
        aria-pressed={value === props.value}
        disabled={props.busy}
        onClick={() => value !== props.value && props.onChoose(value)}
      >
        {word}
      </button>
    ))}
  </div>
);

interface FactsProps {
  readonly facts: readonly { readonly name: string; readonly label: string; readonly value: string }[];
}

/** Values that can be read and not changed. */
export const Facts = ({ facts }: FactsProps): ReactElement => (
  <dl className="it-facts">
    {facts.map(({ name, label, value }) => (
      <div key={name}>
        <dt>{label}</dt>
        <dd data-testid={`it-fact-${name}`}>{value}</dd>
      </div>
    ))}
  </dl>
);

interface PagedProps<Item> {
  readonly items: readonly Item[];
  readonly from: number;
  readonly most: number;
}

/** The items of one page, and the start of the next one: the first page again after the last. */
export const pageOf = <Item,>({ items, from, most }: PagedProps<Item>) => {
  const start = from < items.length ? from : 0;
  const next = start + most < items.length ? start + most : 0;
  return { shown: items.slice(start, start + most), next, hasMore: items.length > most };
};
