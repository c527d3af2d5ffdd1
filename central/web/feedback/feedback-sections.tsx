import { type ComplaintRow, complaintsQuestion, opinionsQuestion } from "../../../contract/office/feedback.ts";
import { type ExplanationRow, explanationsQuestion } from "../../../contract/office/shifts/duty.ts";
import { StaffName } from "../ratings/rating-parts.tsx";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { WrittenSection } from "./written-section.tsx";

type OpenComplaint = Extract<ComplaintRow["content"], { readonly isOpen: true }>;

const OpenWords = ({ words: { text, contactName, contactPhone } }: OpenComplaint) => {
  const words = useWords();
  const contact = [contactName, contactPhone].filter((part) => part !== null).join(" · ");
  return (
    <>
      <p className="written">{text}</p>
      <small className="quiet">{contact === "" ? words.noContact : `${words.contact}: ${contact}`}</small>
    </>
  );
};

const ContentOf = ({ content }: ComplaintRow) => {
  const words = useWords();
  if (content.isOpen) return <OpenWords {...content} />;
  return <p className="unreadable">{content.reason === "damaged" ? words.damaged : words.otherKey}</p>;
};

/** The number as the citizen has it, and the last day that the screen promised. */
const NumberOf = ({ number, answerBy }: ComplaintRow) => {
  const words = useWords();
  if (number === null) return <small className="quiet">{words.noComplaintNumber}</small>;
  return (
    <p>
      {words.complaintNumber} <strong className="figures">{number}</strong>
      {answerBy !== null && <small className="quiet"> · {fill(words.answerBy, { day: answerBy })}</small>}
    </p>
  );
};

const ComplaintOf = (row: ComplaintRow) => (
  <>
    <NumberOf {...row} />
    <ContentOf {...row} />
  </>
);

/** 投诉 */
export const ComplaintsSection = () => {
  const words = useWords();
  return (
    <WrittenSection
      id="complaints"
      title={words.complaints}
      hint={words.complaintsHint}
      none={words.noComplaints}
      question={complaintsQuestion}
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
