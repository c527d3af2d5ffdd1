import { Button, type TableColumnsType } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { Draw, DrawnRow } from "../../../contract/office/inspection/draws.ts";
import { formatCount } from "../format/text.ts";
import { formatTime } from "../format/time.ts";
import { Answered } from "../page/answered.tsx";
import { Facts } from "../page/card.tsx";
import { LinePages } from "../page/line-pages.tsx";
import { Place } from "../page/place.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { isUnknown } from "../reading/read-office.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { DrawExplanation, keyOf } from "./draw-explanation.tsx";
import { DrawnRatingDialog } from "./drawn-rating-dialog.tsx";
import { type DrawsView, drawAddress, drawQuestion } from "./use-draws-view.ts";

/** The polling interval, milliseconds: others may open a rating. */
const drawEveryMs = 15_000;

const DrawFacts = ({ draw }: { readonly draw: Draw }) => {
  const words = useWords();
  const until = `${formatTime(draw.receivedUntil)} · ${draw.isFrozen ? words.drawFrozen : words.drawMidnight}`;
  const wish = fill(words.drawWishText, { share: draw.share, minimum: formatCount(draw.minimum) });
  return (
    <Facts
      facts={[
        { title: words.drawBy, value: draw.drawnBy },
        { title: words.drawAt, value: formatTime(draw.drawnAt) },
        { title: words.drawDays, value: `${draw.from} – ${draw.to}` },
        { title: words.drawRatings, value: draw.ratings === "negative" ? words.drawNegative : words.drawAll },
        { title: words.drawUntil, value: until },
        { title: words.drawWish, value: wish },
        { title: words.drawSeed, value: <code>{draw.seed}</code> },
        { title: words.drawFrame, value: fill(words.drawFrameText, { size: formatCount(draw.frameSize) }) },
        { title: words.drawFrameHash, value: <code>{draw.frameHash}</code> },
        { title: words.drawn, value: fill(words.drawnText, { drawn: formatCount(draw.drawn) }) },
      ]}
    />
  );
};

const Readings = ({ readings }: Pick<DrawnRow, "readings">) => {
  const words = useWords();
  if (readings.length === 0) return <span className="quiet">{words.drawnUnread}</span>;
  return (
    <ul className="drawn-readings">
      {readings.map(({ readAt, readBy, purpose }) => (
        <li key={`${readAt} ${readBy} ${purpose}`}>
          {readBy} <small className="figures">{formatTime(readAt).slice(0, 16)}</small>
          <br />
          {purpose}
        </li>
      ))}
    </ul>
  );
};

type RowsProps = { readonly rows: readonly DrawnRow[]; readonly onOpen: (row: DrawnRow) => void };

const OpenButton = ({ row, onOpen }: { readonly row: DrawnRow } & Pick<RowsProps, "onOpen">) => {
  const words = useWords();
  const name = `${words.drawnOpen} ${row.ordinal}`;
  return (
    <Button aria-label={name} onClick={() => onOpen(row)}>
      {words.drawnOpen}
    </Button>
  );
};

const columns = (words: Words, onOpen: RowsProps["onOpen"]): TableColumnsType<DrawnRow> => [
  { title: words.drawnOrdinal, dataIndex: "ordinal", width: 64, align: "right" },
  { title: words.place, width: 230, render: (_, row) => <Place {...row} /> },
  { title: words.drawnDay, width: 116, render: (_, { day }) => <span className="figures">{day}</span> },
  { title: words.drawnKey, render: (_, row) => <code className="drawn-key">{keyOf(row)}</code> },
  {
    title: words.drawnDigest,
    width: 130,
    render: (_, { digest }) => (
      <code className="drawn-key" title={digest}>
        {digest.slice(0, 12)}…
      </code>
    ),
  },
  { title: words.drawnReadings, width: 220, render: (_, row) => <Readings {...row} /> },
  {
    title: words.drawnOpen,
    className: "drawn-open",
    width: 90,
    render: (_, row) => <OpenButton row={row} onOpen={onOpen} />,
  },
];

const DrawnCard = ({ row, onOpen }: { readonly row: DrawnRow } & Pick<RowsProps, "onOpen">) => {
  const words = useWords();
  return (
    <article className="card">
      <header>
        <strong>
          {row.ordinal} · <Place {...row} />
        </strong>
        <OpenButton row={row} onOpen={onOpen} />
      </header>
      <Facts
        facts={[
          { title: words.drawnDay, value: <span className="figures">{row.day}</span> },
          { title: words.drawnKey, value: <code className="drawn-key">{keyOf(row)}</code> },
          { title: words.drawnReadings, value: <Readings {...row} /> },
        ]}
      />
    </article>
  );
};

const DrawnRows = ({ rows, onOpen }: RowsProps) => {
  const words = useWords();
  return (
    <TableOrCards
      rows={rows}
      keyOf={({ ordinal }) => String(ordinal)}
      columns={columns(words, onOpen)}
      card={(row) => <DrawnCard row={row} onOpen={onOpen} />}
      none={words.drawGone}
      pagination={false}
    />
  );
};

type PageProps = {
  readonly number: number;
  readonly view: DrawsView;
  readonly onView: (change: Partial<DrawsView>) => void;
};

/** One draw: all that is needed to draw it again, its ratings, and who has opened them. It prints on A4. */
export const DrawPage = ({ number, view, onView }: PageProps) => {
  const words = useWords();
  const reading = useReading(drawQuestion(number, view.after), drawEveryMs);
  const [opened, setOpened] = useState<DrawnRow | null>(null);
  const title = fill(words.drawTitle, { number });
  return (
    <article className="draw" aria-label={title}>
      <Link className="flag-link draw-back" to={drawAddress(view, null)}>
        ‹ {words.backToDraws}
      </Link>
      {isUnknown(reading.failure) ? (
        <p>{words.drawGone}</p>
      ) : (
        <Answered reading={reading}>
          {({ draw, ratings, next }) => (
            <>
              <header>
                <h3>{title}</h3>
                <Button onClick={() => window.print()}>{words.drawPrint}</Button>
              </header>
              <div className="draw-facts">
                <DrawFacts draw={draw} />
              </div>
              <DrawnRows rows={ratings} onOpen={setOpened} />
              <LinePages
                after={view.after === 0 ? null : String(view.after)}
                next={next === null ? null : String(next)}
                onAfter={(after) => onView({ after: Number(after ?? 0) })}
              />
              <DrawExplanation draw={draw} first={view.after === 0 ? ratings[0] : undefined} />
            </>
          )}
        </Answered>
      )}
      {opened && (
        <DrawnRatingDialog
          number={number}
          ordinal={opened.ordinal}
          onOpened={reading.readNow}
          onClose={() => setOpened(null)}
        />
      )}
    </article>
  );
};
