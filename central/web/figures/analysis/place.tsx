import { Breadcrumb } from "antd";
import type { LocalText } from "../../../../contract/words.ts";
import { useLocalText, useWords } from "../../words/use-words.ts";
import { fill, type Words } from "../../words/words.ts";
import { PeriodChoice } from "../period-choice.tsx";
import type { FiguresView } from "../use-figures-view.ts";

export type ViewProps = {
  readonly view: FiguresView;
  readonly onView: (change: Partial<FiguresView>) => void;
};

/** "全部单位", "市民之家 · 3 号窗口". */
export const placeText = (
  words: Words,
  say: (text: LocalText) => string,
  { unit, window }: Pick<FiguresView, "unit" | "window">,
  unitName: LocalText | null,
): string => {
  if (unit === null) return words.wholeOffice;
  const name = unitName ? say(unitName) : unit;
  return window === null ? name : `${name} · ${fill(words.windowNumbered, { number: window })}`;
};

/** The period, and the place with a way back to the wider ones. */
export const PlaceAndPeriodChoice = ({
  view,
  onView,
  unitName,
}: ViewProps & { readonly unitName: LocalText | null }) => {
  const words = useWords();
  const say = useLocalText();
  const { days, unit, window } = view;
  const back = (title: string, change: Partial<FiguresView>) => ({
    title: (
      <button type="button" className="place-link" onClick={() => onView(change)}>
        {title}
      </button>
    ),
  });
  const unitTitle = placeText(words, say, { unit, window: null }, unitName);
  const items = [
    unit === null ? { title: words.wholeOffice } : back(words.wholeOffice, { unit: null }),
    ...(unit === null ? [] : [window === null ? { title: unitTitle } : back(unitTitle, { window: null })]),
    ...(window === null ? [] : [{ title: fill(words.windowNumbered, { number: window }) }]),
  ];
  return (
    <div className="figures-days">
      <PeriodChoice days={days} onDays={(chosen) => onView({ days: chosen })} />
      <Breadcrumb aria-label={words.place} items={items} />
    </div>
  );
};
