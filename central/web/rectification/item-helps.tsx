import { Button, Tag } from "antd";
import { type ReactNode, useState } from "react";
import { officePaths } from "../../../contract/office/office-paths.ts";
import type { Help } from "../../../contract/office/rectification/helps.ts";
import type { OfficeItem } from "../../../contract/office/rectification/items.ts";
import { formatDay } from "../format/time.ts";
import { UnitName } from "../page/place.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import type { Refusal } from "../page/refusal.ts";
import { Moment } from "../ratings/rating-parts.tsx";
import { useWords } from "../words/use-words.ts";
import type { WordKey } from "../words/words.ts";
import { AskHelp } from "./ask-help.tsx";
import { EndHelp } from "./end-help.tsx";
import { DueText } from "./item-parts.tsx";

type ItemHelpsProps = { readonly item: OfficeItem; readonly onDone: () => void };

type OpenedProps = { readonly label: string; readonly children: (close: () => void) => ReactNode };

/** A form that a button opens, and closes again. */
const Opened = ({ label, children }: OpenedProps) => {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="item-help-form">
      <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? words.cancel : label}
      </Button>
      {isOpen && children(() => setOpen(false))}
    </div>
  );
};

const stateKeys: Readonly<Record<NonNullable<Help["end"]>["kind"], WordKey>> = {
  answered: "helpAnswered",
  withdrawn: "helpWithdrawn",
};

const HelpEnd = ({ end }: { readonly end: NonNullable<Help["end"]> }) => {
  const words = useWords();
  return (
    <div className="item-help-end">
      <p className="written">{end.said ?? words.helpItemClosed}</p>
      <small className="quiet">
        {end.by} <Moment time={end.at} />
      </small>
    </div>
  );
};

const HelpRow = ({ help, item, onDone }: ItemHelpsProps & { readonly help: Help }) => {
  const words = useWords();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { id, end, dueDay, isOver } = help;
  return (
    <li className="item-help">
      <header>
        <strong>
          <UnitName name={help.unitName} />
        </strong>
        <Tag>{end ? words[stateKeys[end.kind]] : words.helpOpen}</Tag>
        <span>
          {words.helpDue} <DueText due={{ day: dueDay, isProvisional: false }} isOver={isOver} />
        </span>
      </header>
      <p className="written">{help.needed}</p>
      <small className="quiet">
        {help.askedBy} <Moment time={help.askedAt} />
      </small>
      {end && <HelpEnd end={end} />}
      {refusal && <ProblemNotice {...refusal} />}
      {!end && item.leads && (
        <Opened label={words.helpWithdraw}>
          {() => (
            <EndHelp
              help={id}
              path={officePaths.helpWithdrawals}
              label={words.helpWithdrawText}
              button={words.helpWithdrawSend}
              onDone={(refused) => {
                setRefusal(refused);
                onDone();
              }}
            />
          )}
        </Opened>
      )}
    </li>
  );
};

/** The way to ask for one, or why there is none: a contribution is due no later than the item. */
const Asking = ({ item, onDone }: ItemHelpsProps) => {
  const words = useWords();
  const today = formatDay(Date.now());
  if (item.due.day < today) return <p className="quiet">{words.helpTooLate}</p>;
  return (
    <Opened label={words.helpAsk}>
      {(close) => (
        <AskHelp
          item={item}
          today={today}
          onDone={() => {
            close();
            onDone();
          }}
        />
      )}
    </Opened>
  );
};

/** The 协办 of an item with their answers. The leader of its unit asks for one, and withdraws one. */
export const ItemHelps = ({ item, onDone }: ItemHelpsProps) => {
  const words = useWords();
  const { state } = item.row;
  const mayAsk = item.leads && state !== "to-call" && state !== "closed";
  if (item.helps.length === 0 && !mayAsk) return null;
  return (
    <>
      <h3>{words.helps}</h3>
      {item.helps.length > 0 && (
        <ul className="item-helps">
          {item.helps.map((help) => (
            <HelpRow key={help.id} help={help} item={item} onDone={onDone} />
          ))}
        </ul>
      )}
      {mayAsk && <Asking item={item} onDone={onDone} />}
    </>
  );
};
