import { Alert, Button } from "antd";
import type { FiguresBy } from "../../../contract/office/figures/figures.ts";
import type { Erratum, Freeze } from "../../../contract/office/stars/star-months.ts";
import type { OfficeStars, StarLine } from "../../../contract/office/stars/stars.ts";
import { formatTime } from "../format/time.ts";
import { Facts } from "../page/card.tsx";
import { UnitName } from "../page/place.tsx";
import { StaffName } from "../ratings/rating-parts.tsx";
import { ExportButton } from "../reports/export-button.tsx";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { Corrected, ErrataCards, Found, FrozenCards } from "./bulletin-cards.tsx";
import { formatScore, IntervalBar, LevelBar, StarScale, scaleFrom } from "./star-charts.tsx";
import { StarMark } from "./star-mark.tsx";
import { coverageText, PlaceRange, ratingsText } from "./stars-table.tsx";

type Named = Pick<StarLine, "unitName" | "key" | "staffName">;

const keyTitle = (words: Words, by: FiguresBy): string => (by === "staff" ? words.staff : words.window);

const Key = ({ key: number, staffName }: Named) =>
  number !== null && staffName ? <StaffName staffNumber={number} staffName={staffName} /> : number;

type PartProps = { readonly stars: OfficeStars; readonly by: FiguresBy };

const FrozenTable = ({ stars: { lines, policy }, by }: PartProps) => {
  const words = useWords();
  const scale = { from: scaleFrom(lines.map(({ rated }) => rated)), thresholds: policy.policy.thresholds };
  const titles = [words.ratingsGiven, words.starCoverage, words.starLevels, words.starPlace];
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.unit}</th>
          {by !== "units" && <th scope="col">{keyTitle(words, by)}</th>}
          <th scope="col">{words.starLevel}</th>
          <th scope="col" className="figures">
            {words.starScore}
          </th>
          <th scope="col">
            {words.starInterval}
            <StarScale {...scale} />
          </th>
          {titles.map((title) => (
            <th key={title} scope="col" className={title === words.starLevels ? "" : "figures"}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={JSON.stringify([line.unitCode, line.key])}>
            <th scope="row">
              <UnitName name={line.unitName} />
              {line.counts && line.isPartial && <small className="quiet partial">{words.partial}</small>}
            </th>
            {by !== "units" && <td>{Key(line)}</td>}
            <td>
              <StarMark state={line.state} stars={line.rated?.stars ?? null} />
            </td>
            <td className="figures">{line.rated ? formatScore(line.rated.score) : "—"}</td>
            <td>{line.rated ? <IntervalBar rated={line.rated} scale={scale} /> : "—"}</td>
            <td className="figures">{ratingsText(line)}</td>
            <td className="figures">{coverageText(line)}</td>
            <td>{line.counts ? <LevelBar levels={line.counts.levels} /> : "—"}</td>
            <td>
              <PlaceRange row={line} by={by} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const ErrataTable = ({ errata, by }: { readonly errata: readonly Erratum[]; readonly by: FiguresBy }) => {
  const words = useWords();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.unit}</th>
          {by !== "units" && <th scope="col">{keyTitle(words, by)}</th>}
          <th scope="col">{words.errataFound}</th>
          <th scope="col">{words.errataBefore}</th>
          <th scope="col">{words.errataAfter}</th>
        </tr>
      </thead>
      <tbody>
        {errata.map((each) => (
          <tr key={each.id}>
            <th scope="row">
              <UnitName name={each.unitName} />
            </th>
            {by !== "units" && <td>{Key(each)}</td>}
            <td>
              <Found {...each} />
            </td>
            <td>
              <Corrected {...each.before} />
            </td>
            <td>
              <Corrected {...each.after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const FreezeFacts = ({ freeze }: { readonly freeze: Freeze }) => {
  const words = useWords();
  const { formulaVersion: formula, definitionVersion: definition, policyVersion: policy } = freeze;
  const missing = { count: freeze.missingCount, reason: freeze.reason ?? "" };
  const facts = [
    { title: words.bulletinFrozen, value: `${formatTime(freeze.frozenAt).slice(0, 16)} · ${freeze.frozenBy}` },
    { title: words.bulletinVersions, value: fill(words.bulletinVersionsText, { formula, definition, policy }) },
    { title: words.bulletinHash, value: <code>{freeze.inputHash}</code> },
  ];
  const withMissing = { title: words.bulletinMissing, value: fill(words.bulletinMissingText, missing) };
  return <Facts facts={freeze.missingCount === 0 ? facts : [...facts, withMissing]} />;
};

type BulletinProps = PartProps & { readonly unit: string | null; readonly onBack: () => void };

/** A frozen month as it is published: it prints on A4, and is exported as a table. */
export const Bulletin = ({ stars, by, unit, onBack }: BulletinProps) => {
  const words = useWords();
  const { freeze, errata } = stars;
  if (!freeze) return null;
  const title = fill(words.bulletin, { month: stars.from.slice(0, 7) });
  return (
    <article className="bulletin" aria-label={title}>
      <header>
        <h3>{title}</h3>
        <Button onClick={onBack}>{words.bulletinBack}</Button>
        <ExportButton table={{ kind: "stars", query: { month: stars.from, by, unit } }} />
        <Button type="primary" onClick={() => window.print()}>
          {words.bulletinPrint}
        </Button>
      </header>
      {errata.length > 0 && (
        <Alert type="warning" showIcon title={fill(words.bulletinErrata, { count: errata.length })} />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard */}
      <section className="bulletin-table" aria-label={title} tabIndex={0}>
        <FrozenTable stars={stars} by={by} />
      </section>
      <FrozenCards stars={stars} by={by} />
      {errata.length > 0 && (
        <>
          <h4>{words.errata}</h4>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard */}
          <section className="bulletin-table errata" aria-label={words.errata} tabIndex={0}>
            <ErrataTable errata={errata} by={by} />
          </section>
          <ErrataCards errata={errata} by={by} />
        </>
      )}
      <FreezeFacts freeze={freeze} />
    </article>
  );
};
