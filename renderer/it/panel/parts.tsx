import type { ReactElement, ReactNode } from "react";

interface RowProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** One thing by its name: what it is, and the buttons that change it. */
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

/** One of a few, all in sight. */
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

/** What can be read and not changed. */
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

/** As many as stand on the screen at once, and where the next ones begin: at the front again after the last. */
export const pageOf = <Item,>({ items, from, most }: PagedProps<Item>) => {
  const start = from < items.length ? from : 0;
  const next = start + most < items.length ? start + most : 0;
  return { shown: items.slice(start, start + most), next, hasMore: items.length > most };
};
