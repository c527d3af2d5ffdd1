import { Input } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { isTypedToItsEnd, readComplaintNumber } from "../../../contract/complaint-number.ts";
import { type ComplaintRow, complaintsQuestion, opinionsQuestion } from "../../../contract/office/feedback.ts";
import { type ExplanationRow, explanationsQuestion } from "../../../contract/office/shifts/duty.ts";
import { formatWeekday } from "../format/time.ts";
import { StaffName } from "../ratings/rating-parts.tsx";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { WrittenSection } from "./written-section.tsx";

type OpenComplaint = Extract<ComplaintRow["content"], { readonly isOpen: true }>;

type OpenWordsProps = Pick<OpenComplaint, "text" | "hasContact"> & Pick<ComplaintRow, "item">;

/** The contact stays sealed: the item opens it, for a purpose. */
const OpenWords = ({ text, hasContact, item }: OpenWordsProps) => {
  const words = useWords();
  return (
    <>
      <p className="written">{text}</p>
      <small className="quiet">
        {hasContact ? words.contactSealed : words.noContact}
        {item !== null && (
          <>
            {" · "}
            <Link className="flag-link" to={`/items?item=${item}`}>
              {fill(words.openItem, { number: item })}
            </Link>
          </>
        )}
      </small>
    </>
  );
};

const ContentOf = ({ content, item }: ComplaintRow) => {
  const words = useWords();
  if (content.isOpen) return <OpenWords {...content} item={item} />;
  return <p className="unreadable">{content.reason === "damaged" ? words.damaged : words.otherKey}</p>;
};

/** The number as the citizen has it, and the last day for the answer: 暂定 where its year was not published. */
const NumberOf = ({ number, due }: ComplaintRow) => {
  const words = useWords();
  if (number === null) return <small className="quiet">{words.noComplaintNumber}</small>;
  return (
    <p>
      {words.complaintNumber} <strong className="figures">{number}</strong>
      {due !== null && (
        <small className="quiet">
          {" · "}
          {fill(due.isProvisional ? words.answerByProvisional : words.answerBy, { day: formatWeekday(words, due.day) })}
        </small>
      )}
    </p>
  );
};

const ComplaintOf = (row: ComplaintRow) => (
  <>
    <NumberOf {...row} />
    <ContentOf {...row} />
  </>
);

type NumberSearchProps = { readonly typed: string; readonly onType: (typed: string) => void };

/** Finds a complaint by the number that its citizen reads out. A number that cannot be right is said to be wrong. */
const NumberSearch = ({ typed, onType }: NumberSearchProps) => {
  const words = useWords();
  const isUnknown = typed.trim() !== "" && readComplaintNumber(typed) === undefined;
  const isWrong = isUnknown && isTypedToItsEnd(typed);
  return (
    <div className="number-search">
      <label htmlFor="complaint-number">{words.findComplaint}</label>
      <Input
        id="complaint-number"
        value={typed}
        maxLength={40}
        allowClear
        placeholder="261130-K7QM-4TRM"
        status={isWrong ? "error" : ""}
        onChange={({ target }) => onType(target.value)}
      />
      {isWrong && <span role="alert">{words.wrongComplaintNumber}</span>}
      {isUnknown && !isWrong && <span className="quiet">{words.unfinishedComplaintNumber}</span>}
    </div>
  );
};

/** 投诉 */
export const ComplaintsSection = () => {
  const words = useWords();
  const [typed, setTyped] = useState("");
  const number = readComplaintNumber(typed);
  return (
    <WrittenSection
      id="complaints"
      title={words.complaints}
      hint={words.complaintsHint}
      none={number === undefined ? words.noComplaints : words.noSuchComplaint}
      question={complaintsQuestion}
      number={number}
      search={<NumberSearch typed={typed} onType={setTyped} />}
      isListed={number !== undefined || typed.trim() === ""}
      content={(row) => <ComplaintOf {...row} />}
    />
  );
};

/** 意见簿 */
export const OpinionsSection = () => {
  const words = useWords();
  return (
    <WrittenSection
      id="opinions"
      title={words.opinions}
      hint={words.opinionsHint}
      none={words.noOpinions}
      question={opinionsQuestion}
      content={({ text }) => <p className="written">{text}</p>}
    />
  );
};

const ExplanationWords = ({ transactionRef, text, staffName, staffNumber }: ExplanationRow) => {
  const words = useWords();
  return (
    <>
      <p className="written">{text}</p>
      <small className="quiet">
        {words.transactionRef} <code>{transactionRef}</code> ·{" "}
        <StaffName staffName={staffName} staffNumber={staffNumber} />
      </small>
    </>
  );
};

/** 申诉 */
export const ExplanationsSection = () => {
  const words = useWords();
  return (
    <WrittenSection
      id="explanations"
      title={words.explanations}
      hint={words.explanationsHint}
      none={words.noExplanations}
      question={explanationsQuestion}
      content={(row) => <ExplanationWords {...row} />}
    />
  );
};
