import { useSearchParams } from "react-router";
import type { z } from "zod";
import type { Question } from "../../../contract/office/question.ts";

/** A change of filters by their names; null takes one away. */
export type Wish<Query> = Readonly<Partial<Record<keyof Query & string, string | null | undefined>>>;

/** The filters of a section: they stand in the address, so that each view is a link. */
export interface Filters<Query> {
  readonly query: Query;
  /** Whether the address has filters that are not understood; then none is in force. */
  readonly isUnfit: boolean;
  /** Begins at the first page again, unless `after` is wished. */
  readonly change: (wish: Wish<Query>) => void;
  /** Takes all filters of this section away. */
  readonly clear: () => void;
}

/** How the filters of a section are named in the address. */
export interface FilterNames<Query> {
  readonly schema: z.ZodType<Query>;
  readonly names: readonly (keyof Query & string)[];
  /** Before each name, where a page has several sections with filters. */
  readonly prefix?: string;
}

type Read<Query> = Pick<Filters<Query>, "query" | "isUnfit">;

/** The filters in an address; empty ones are left out. */
export const filtersIn = <Query>(
  search: URLSearchParams,
  { schema, names, prefix = "" }: FilterNames<Query>,
): Read<Query> => {
  const given = names.flatMap((name) => {
    const value = search.get(prefix + name);
    return value ? [[name, value] as const] : [];
  });
  const read = schema.safeParse(Object.fromEntries(given));
  return { query: read.success ? read.data : schema.parse({}), isUnfit: !read.success };
};

/** The filters of a section in the address of the page, and functions that change them. */
export const useFilters = <Query>(of: FilterNames<Query>): Filters<Query> => {
  const [search, setSearch] = useSearchParams();
  const { names, prefix = "" } = of;
  const without = (now: URLSearchParams): URLSearchParams => {
    const others = new URLSearchParams(now);
    for (const name of names) others.delete(prefix + name);
    return others;
  };
  const change = (wish: Wish<Query>): void =>
    setSearch((now) => {
      const wished = without(now);
      const all = { ...filtersIn(now, of).query, after: null, ...wish };
      for (const [name, value] of Object.entries(all)) if (value) wished.set(prefix + name, String(value));
      return wished;
    });
  return { ...filtersIn(search, of), change, clear: () => setSearch(without) };
};

/** A question with the filters of a section. */
export const filtered = <Value>({ path, schema }: Question<Value>, query: object): Question<Value> => {
  const text = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  );
  return { schema, path: text.size === 0 ? path : `${path}?${text}` };
};
