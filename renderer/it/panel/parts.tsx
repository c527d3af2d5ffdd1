import type { ReactElement, ReactNode } from "react";
import { AddressText } from "../address-text.tsx";
import { Mark, type Standing } from "./mark.tsx";

interface RowProps {
  readonly label: string;
  /** Shown by a mark before the value; a failing row is tinted. */
  readonly standing?: Standing | undefined;
  readonly children: ReactNode;
}

/** A labelled row: a value, and the buttons that change it. */
export const Row = ({ label, standing, children }: RowProps): ReactElement => (
  <div className="it-row" data-standing={standing}>
    <h2>{label}</h2>
    <div className="it-value">
      {standing && <Mark standing={standing} />}
      {children}
    </div>
  </div>
);

interface FaultProps {
  readonly standing?: "check" | "wrong";
  readonly testId: string;
  readonly children: ReactNode;
}

/** A failing state without a row of its own, in the form of a failing row. */
export const Fault = ({ standing = "wrong", testId, children }: FaultProps): ReactElement => (
  <p className="it-fault" data-standing={standing} data-testid={testId}>
    <Mark standing={standing} />
    <span>{children}</span>
  </p>
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

export interface Fact {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** As of a row; no mark where nothing is to be said. */
  readonly standing?: Standing | undefined;
}

/** Values that can be read and not changed. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }): ReactElement => (
  <dl className="it-facts">
    {facts.map(({ name, label, value, standing }) => (
      <div key={name} data-standing={standing}>
        <dt>{label}</dt>
        <dd data-testid={`it-fact-${name}`}>
          {standing && <Mark standing={standing} />}
          <AddressText text={value} />
        </dd>
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
