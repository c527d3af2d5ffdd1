import type { TableColumnsType } from "antd";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import { kindOfPeriod } from "../../../contract/office/figures/periods.ts";
import type { Draw } from "../../../contract/office/inspection/draws.ts";
import { useMay } from "../accounts/use-session.ts";
import { useUnfitAddress } from "../figures/use-figures-view.ts";
import { formatCount } from "../format/text.ts";
import { Answered } from "../page/answered.tsx";
import { Facts } from "../page/card.tsx";
import { LinePages } from "../page/line-pages.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { UnfitAddress } from "../page/unfit-address.tsx";
import { Moment } from "../ratings/rating-parts.tsx";
import { useReading } from "../reading/use-reading.ts";
import { ExportButton } from "../reports/export-button.tsx";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { DrawPage } from "./draw-page.tsx";
import { isDrawing, NextDraw } from "./next-draw.tsx";
import { type DrawsView, drawAddress, drawListQuestion, isUnfitDraws, useDrawsView } from "./use-draws-view.ts";

/** The polling intervals, milliseconds: another inspector may draw; and the own job draws. */
const drawsEveryMs = 15_000;
const progressEveryMs = 500;

type ViewProps = { readonly view: DrawsView; readonly onView: (change: Partial<DrawsView>) => void };

const ratingsWord = (words: Words, { ratings }: Draw): string =>
  ratings === "negative" ? words.drawNegative : words.drawAll;

const NumberLink = ({ draw: { number }, view }: { readonly draw: Draw; readonly view: DrawsView }) => (
  <Link className="flag-link" to={drawAddress(view, number)}>
    {fill(useWords().drawTitle, { number })}
  </Link>
);

const wishText = (words: Words, { share, minimum }: Draw): string =>
  fill(words.drawWishText, { share, minimum: formatCount(minimum) });

const figures = (text: string) => <span className="figures">{text}</span>;

const NumberCell = ({ draw, view }: { readonly draw: Draw; readonly view: DrawsView }) => (
  <>
    <NumberLink draw={draw} view={view} />
    <small className="draw-by">
      {draw.drawnBy} · <Moment time={draw.drawnAt} />
    </small>
  </>
);

const columns = (words: Words, view: DrawsView): TableColumnsType<Draw> => [
  { title: words.drawNumber, render: (_, draw) => <NumberCell draw={draw} view={view} /> },
  {
    title: words.drawDays,
    width: 220,
    render: (_, draw) => (
      <>
        {figures(`${draw.from} – ${draw.to}`)}
        <small className="draw-by">{ratingsWord(words, draw)}</small>
      </>
    ),
  },
  { title: words.drawWish, width: 170, render: (_, draw) => wishText(words, draw) },
  { title: words.drawSeed, render: (_, { seed }) => <code className="drawn-key">{seed}</code> },
  { title: words.drawFrame, width: 90, align: "right", render: (_, draw) => figures(formatCount(draw.frameSize)) },
  { title: words.drawn, width: 80, align: "right", render: (_, { drawn }) => figures(formatCount(drawn)) },
];

const DrawCard = ({ draw, view }: { readonly draw: Draw; readonly view: DrawsView }) => {
  const words = useWords();
  return (
    <article className="card">
      <header>
        <strong>
          <NumberLink draw={draw} view={view} />
        </strong>
        <Moment time={draw.drawnAt} />
      </header>
      <Facts
        facts={[
          { title: words.drawBy, value: draw.drawnBy },
          { title: words.drawDays, value: figures(`${draw.from} – ${draw.to}`) },
          { title: words.drawRatings, value: ratingsWord(words, draw) },
          { title: words.drawWish, value: wishText(words, draw) },
          { title: words.drawSeed, value: <code>{draw.seed}</code> },
          { title: words.drawFrame, value: figures(formatCount(draw.frameSize)) },
          { title: words.drawn, value: figures(formatCount(draw.drawn)) },
        ]}
      />
    </article>
  );
};

/** The next step where nothing was drawn yet: ratings that arrived today can be drawn once their month is frozen. */
const FirstDraw = ({ view: { days } }: { readonly view: DrawsView }) => {
  const words = useWords();
  const mayFreeze = useMay("manage-stars");
  return (
    <p className="first-draw quiet">
      {words.firstDrawHint}{" "}
      {kindOfPeriod(days) === "month" && (
        <Link className="flag-link" to={`/stars?${new URLSearchParams({ ...days })}`}>
          {fill(mayFreeze ? words.firstDrawFreeze : words.firstDrawMonth, { month: days.from.slice(0, 7) })}
        </Link>
      )}
    </p>
  );
};

const DrawsList = ({ view, onView }: ViewProps) => {
  const words = useWords();
  const mayDraw = useMay("draw-samples");
  const [everyMs, setEveryMs] = useState(drawsEveryMs);
  const reading = useReading(drawListQuestion(view), everyMs);
  const job = reading.known?.value.job ?? null;
  useEffect(() => setEveryMs(isDrawing(job) ? progressEveryMs : drawsEveryMs), [job]);
  return (
    <>
      {mayDraw && <NextDraw view={view} onView={onView} job={job} onAsked={reading.readNow} />}
      <Answered reading={reading}>
        {(known) => (
          <>
            <TableOrCards
              rows={known.draws}
              keyOf={({ number }) => String(number)}
              columns={columns(words, view)}
              card={(draw) => <DrawCard draw={draw} view={view} />}
              none={words.noDraws}
              pagination={false}
            />
            {known.draws.length === 0 && <FirstDraw view={view} />}
            <LinePages
              after={view.before === null ? null : String(view.before)}
              next={known.hasOlder ? String(known.draws.at(-1)?.number) : null}
              onAfter={(before) => onView({ before: before === null ? null : Number(before) })}
            />
          </>
        )}
      </Answered>
    </>
  );
};

/** 抽查: the order of the next draw and the list of all, or one of them. */
export const DrawsSection = () => {
  const words = useWords();
  const [view, onView] = useDrawsView();
  const { draw } = view;
  return (
    <Section
      id="draws"
      title={words.draws}
      hint={words.drawsHint}
      tools={draw !== null && <ExportButton table={{ kind: "draw", query: { number: draw } }} />}
    >
      <UnfitAddress {...useUnfitAddress(isUnfitDraws)} />
      {draw === null ? (
        <DrawsList view={view} onView={onView} />
      ) : (
        <DrawPage key={draw} number={draw} view={view} onView={onView} />
      )}
    </Section>
  );
};
