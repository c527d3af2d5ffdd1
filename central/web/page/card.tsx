import type { ReactNode } from "react";
import { Place, type PlaceProps } from "./place.tsx";

/** The heading of a table's column, and its value. */
export type Fact = { readonly title: string; readonly value: ReactNode };

export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl>{facts.map(({ title, value }) => [<dt key={`${title} title`}>{title}</dt>, <dd key={title}>{value}</dd>])}</dl>
);

type PlaceCardProps = {
  readonly place: PlaceProps;
  readonly beside?: ReactNode;
  readonly children?: ReactNode;
  readonly facts: readonly Fact[];
};

/** A row about one window, as a card for a screen that is too narrow for columns. */
export const PlaceCard = ({ place, beside, children, facts }: PlaceCardProps) => (
  <article className="card">
    <header>
      <strong>
        <Place {...place} />
      </strong>
      {beside}
    </header>
    {children}
    <Facts facts={facts} />
  </article>
);
