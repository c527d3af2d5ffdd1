import type { ReactNode } from "react";
import { Link } from "react-router";
import type { OfficeBrief } from "../../../contract/office/today/brief.ts";
import { formatCount } from "../format/text.ts";
import { formatTime } from "../format/time.ts";
import { MissingDevices } from "../stars/missing-devices.tsx";
import { LevelBar } from "../stars/star-charts.tsx";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { BriefFigures } from "./brief-figures.tsx";
import { NeedsList } from "./needs-list.tsx";

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="brief-part">
    <h3>{title}</h3>
    {children}
  </section>
);

/** Each reason as a bar of its share, with its count. */
const Reasons = ({ reasons: { reasons, negativeRatings } }: Pick<OfficeBrief, "reasons">) => {
  const words = useWords();
  const say = useLocalText();
  if (negativeRatings === 0) return <p>{words.briefNoNegative}</p>;
  if (reasons.length === 0) return <p>{words.briefNoReasons}</p>;
  return (
    <ol className="brief-reasons">
      {reasons.map(({ level, code, text, ratings }) => (
        <li key={`${level} ${code}`}>
          <span>{say(text)}</span>
          <span className="figures">{formatCount(ratings)}</span>
          <i className={`level-${level}`} style={{ width: `${(100 * ratings) / negativeRatings}%` }} />
        </li>
      ))}
    </ol>
  );
};

const Devices = ({ missing: { since, count, devices } }: Pick<OfficeBrief, "missing">) => {
  const words = useWords();
  if (count === 0) return <p>{words.briefNoDevices}</p>;
  const more = count - devices.length;
  return (
    <>
      <MissingDevices
        devices={devices}
        silent={<span className="figures">{fill(words.briefSilent, { since })}</span>}
      />
      {more > 0 && <p className="quiet">{fill(words.briefMoreDevices, { count: formatCount(more) })}</p>}
    </>
  );
};

const Numbers = ({ brief: { week, weekBefore } }: { readonly brief: OfficeBrief }) => {
  const words = useWords();
  if (!week.figures || week.figures.ratings === 0) return <p className="brief-none">{words.briefNoFigures}</p>;
  return (
    <div>
      <BriefFigures week={week} weekBefore={weekBefore} />
      <div className="brief-levels">
        <span className="quiet">{words.briefLevels}</span>
        <LevelBar levels={week.figures.levels} />
      </div>
    </div>
  );
};

/** The place and the week of a brief: the head of the paper. */
export const useBriefTitle = (): ((brief: OfficeBrief) => string) => {
  const words = useWords();
  const say = useLocalText();
  return ({ unitName, week: { from, to } }) =>
    fill(words.briefOf, { place: unitName ? say(unitName) : words.briefWholeOffice, from, to });
};

/** 一周简报: one page, on the screen and on A4. */
export const Brief = ({ brief }: { readonly brief: OfficeBrief }) => {
  const words = useWords();
  const { definitionsVersion: version, switches, madeAt, needs, missing, reasons } = brief;
  const favourable = switches.favourable.replace("-", "–");
  return (
    <article className="brief">
      <h3 className="brief-title">{useBriefTitle()(brief)}</h3>
      {brief.isRunning && <p className="brief-running">{words.briefRunning}</p>}
      <div className="brief-columns">
        <Numbers brief={brief} />
        <div className="brief-parts">
          {brief.week.figures && (
            <Part title={words.briefReasons}>
              <Reasons reasons={reasons} />
              {reasons.negativeRatings > 0 && <Link to="/ratings">{words.briefReadNegative}</Link>}
            </Part>
          )}
          <Part title={words.briefWaiting}>
            {needs.length === 0 && <p>{words.briefNothingWaits}</p>}
            <NeedsList needs={needs} centreNowMs={Date.parse(madeAt)} />
          </Part>
          <Part title={`${words.briefDevices}${missing.count > 0 ? ` · ${formatCount(missing.count)}` : ""}`}>
            <Devices missing={missing} />
          </Part>
        </div>
      </div>
      <p className="brief-made quiet">{fill(words.briefMade, { version, favourable, time: formatTime(madeAt) })}</p>
    </article>
  );
};
