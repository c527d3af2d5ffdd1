import { Button, Checkbox, Empty, Tag } from "antd";
import {
  type ColumnState,
  columnCodesPath,
  columnPath,
  columnStatePath,
  columnSwitchesPath,
  columnUnitsQuestion,
  ColumnState as Schema,
} from "../../../contract/office/public/column.ts";
import { question } from "../../../contract/office/question.ts";
import { Answered } from "../page/answered.tsx";
import { NamedUnit } from "../page/named-unit.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { Section } from "../page/section.tsx";
import { UnitChoice } from "../page/unit-choice.tsx";
import { filtered } from "../page/use-filters.ts";
import { Moment } from "../ratings/rating-parts.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { useAction } from "./use-action.ts";
import { useColumnUnit } from "./use-column-unit.ts";

/** The polling intervals, milliseconds. Units change with an import of the roster. */
const [stateEveryMs, unitsEveryMs] = [15_000, 300_000];

const stateQuestion = question(columnStatePath, Schema);
const units = { question: columnUnitsQuestion, filters: {} };

const LastChange = ({ change }: { readonly change: ColumnState["changes"][number] | undefined }) => {
  const words = useWords();
  if (!change) return <span className="quiet">{words.columnNeverOn}</span>;
  return (
    <span className="quiet">
      {fill(words.columnChanged, { by: change.by })} <Moment time={change.at} />
    </span>
  );
};

type CodeProps = {
  readonly state: ColumnState;
  readonly isBusy: boolean;
  readonly onCode: (showsCode: boolean) => void;
};

/** Whether the kiosks of the unit show the code of its column, and the address in it. */
const ColumnCode = ({ state: { showsCode, address }, isBusy, onCode }: CodeProps) => {
  const words = useWords();
  if (address === null) return <p className="quiet">{words.columnNoAddress}</p>;
  return (
    <p className="column-code">
      <Checkbox checked={showsCode} disabled={isBusy} onChange={({ target }) => onCode(target.checked)}>
        {words.columnShowsCode}
      </Checkbox>
      <small className="quiet">
        <code>{address}</code>
      </small>
    </p>
  );
};

/** The switch of a unit's column, and its address. */
const ColumnSwitch = ({ unit }: { readonly unit: string }) => {
  const words = useWords();
  const reading = useReading(filtered(stateQuestion, { unit }), stateEveryMs);
  const { busy, problem, act } = useAction(reading.readNow);
  return (
    <>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <Answered reading={reading}>
        {(state) => (
          <>
            <div className="column-switch">
              <Tag className={`column-state is-${state.isOn ? "shown" : "off"}`}>
                {state.isOn ? words.columnOn : words.columnOff}
              </Tag>
              <Button
                type={state.isOn ? "default" : "primary"}
                loading={busy !== null}
                onClick={() => void act(unit, columnSwitchesPath, { unit, isOn: !state.isOn })}
              >
                {state.isOn ? words.columnSwitchOff : words.columnSwitchOn}
              </Button>
              {state.isOn && (
                <a href={columnPath(encodeURIComponent(unit))} target="_blank" rel="noreferrer">
                  {words.columnOpen}
                </a>
              )}
              <LastChange change={state.changes[0]} />
            </div>
            {state.isOn && (
              <ColumnCode
                state={state}
                isBusy={busy !== null}
                onCode={(showsCode) => void act(unit, columnCodesPath, { unit, showsCode })}
              />
            )}
          </>
        )}
      </Answered>
    </>
  );
};

/** 网上评价 of one unit: on or off. */
export const ColumnSection = () => {
  const words = useWords();
  const say = useLocalText();
  const { unit, choose } = useColumnUnit();
  const answer = useReading(columnUnitsQuestion, unitsEveryMs).known?.value;
  const known = answer?.units.find(({ unitCode }) => unitCode === unit);
  const name = unit === undefined ? null : <NamedUnit unit={unit} name={known?.unitName} />;
  return (
    <Section id="column" title={words.column} hint={words.columnHint}>
      <p className="column-meaning">{words.columnShows}</p>
      <div className="column-unit">
        {answer?.count === 1 ? (
          <strong>{name}</strong>
        ) : (
          <UnitChoice
            label={words.columnUnit}
            unit={unit === undefined ? null : { unitCode: unit, unitName: known ? say(known.unitName) : unit }}
            search={units}
            onUnit={(found) => choose(found?.unitCode ?? null)}
          />
        )}
      </div>
      {unit === undefined ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.columnChoose} />
      ) : (
        <ColumnSwitch key={unit} unit={unit} />
      )}
    </Section>
  );
};
