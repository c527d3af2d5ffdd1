import { PromptSource } from "../../../contract/ledger/bodies/prompt.ts";
import type { OfficeRatings, RatingsQuery } from "../../../contract/office/ratings/ratings.ts";
import { FilterBar, FilterCheck, FilterChoice, FilterDay, FilterTag } from "../page/filter-bar.tsx";
import { ListUnit } from "../page/list-unit.tsx";
import type { Filters } from "../page/use-filters.ts";
import { sourceWord } from "../words/sources.ts";
import { useLocalText, useWords } from "../words/use-words.ts";

export const filterNames = [
  ...(["from", "to", "unit", "window", "level", "source", "tag"] as const),
  ...(["comment", "changed", "flagged", "after"] as const),
] as const;

type RatingsFiltersProps = Filters<RatingsQuery> & Pick<OfficeRatings, "levels" | "ratings">;

/** Unit and window of the list, each with a way back. */
const ChosenPlace = ({ query: { unit, window }, change, ratings }: RatingsFiltersProps) => {
  const words = useWords();
  return (
    <>
      <ListUnit unit={unit} rows={ratings} onAll={() => change({ unit: null, window: null })} />
      {window !== undefined && (
        <FilterTag hint={words.allWindows} onClose={() => change({ window: null })}>
          {words.window} {window}
        </FilterTag>
      )}
    </>
  );
};

const Choices = ({ query, change, levels }: RatingsFiltersProps) => {
  const words = useWords();
  const say = useLocalText();
  const ofLevels = levels.map(({ level, text }) => ({ value: String(level), label: say(text) }));
  const tags = levels.flatMap((level) => level.tags.map(({ code, text }) => ({ value: code, label: say(text) })));
  const sources = PromptSource.options.map((value) => ({ value: String(value), label: sourceWord(words, value) }));
  return (
    <>
      <FilterChoice
        label={words.level}
        any={words.anyLevel}
        value={query.level}
        options={[{ value: "negative", label: words.onlyNegative }, ...ofLevels]}
        onChange={(level) => change({ level })}
      />
      <FilterChoice
        label={words.reasonTag}
        any={words.anyTag}
        value={query.tag}
        options={tags}
        onChange={(tag) => change({ tag })}
      />
      <FilterChoice
        label={words.source}
        any={words.anySource}
        value={query.source}
        options={sources}
        onChange={(source) => change({ source })}
      />
    </>
  );
};

/** The filters of the list: level, tag, source, days, and what else a rating has; unit and window by a click in the list. */
export const RatingsFilters = (props: RatingsFiltersProps) => {
  const words = useWords();
  const { query, change, clear } = props;
  const { after: _, ...chosen } = query;
  return (
    <FilterBar isFiltered={Object.keys(chosen).length > 0} onClear={clear}>
      <Choices {...props} />
      <FilterDay label={words.fromDay} value={query.from} onChange={(from) => change({ from })} />
      <FilterDay label={words.toDay} value={query.to} onChange={(to) => change({ to })} />
      <FilterCheck label={words.withComment} value={query.comment} onChange={(comment) => change({ comment })} />
      <FilterCheck label={words.onlyChanged} value={query.changed} onChange={(changed) => change({ changed })} />
      <FilterCheck label={words.onlyFlagged} value={query.flagged} onChange={(flagged) => change({ flagged })} />
      <ChosenPlace {...props} />
    </FilterBar>
  );
};
