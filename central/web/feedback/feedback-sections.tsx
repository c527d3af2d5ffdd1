import type { ComplaintRow } from "../../../contract/office/feedback.ts";
import type { OfficeOverview } from "../../../contract/office/office.ts";
import type { ExplanationRow } from "../../../contract/office/shifts/duty.ts";
import { StaffName } from "../ratings/rating-parts.tsx";
import { useWords } from "../words/use-words.ts";
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

const ComplaintWordsOf = ({ content }: ComplaintRow) => {
  const words = useWords();
  if (content.isOpen) return <OpenWords {...content} />;
  return <p className="unreadable">{content.reason === "damaged" ? words.damaged : words.otherKey}</p>;
};

type SectionProps = { readonly overview: OfficeOverview; readonly narrow: boolean };

/** 投诉 */
export const ComplaintsSection = ({ overview: { complaints, complaintCount }, narrow }: SectionProps) => {
  const words = useWords();
  return (
    <WrittenSection
      id="complaints"
      title={words.complaints}
      hint={words.complaintsHint}
      none={words.noComplaints}
      rows={complaints}
      count={complaintCount}
      content={(row) => <ComplaintWordsOf {...row} />}
      narrow={narrow}
    />
  );
};

/** 意见簿 */
export const OpinionsSection = ({ overview: { opinions, opinionCount }, narrow }: SectionProps) => {
  const words = useWords();
  return (
    <WrittenSection
      id="opinions"
      title={words.opinions}
      hint={words.opinionsHint}
      none={words.noOpinions}
      rows={opinions}
      count={opinionCount}
      content={({ text }) => <p className="written">{text}</p>}
      narrow={narrow}
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
export const ExplanationsSection = ({ overview: { explanations, explanationCount }, narrow }: SectionProps) => {
  const words = useWords();
  return (
    <WrittenSection
      id="explanations"
      title={words.explanations}
      hint={words.explanationsHint}
      none={words.noExplanations}
      rows={explanations}
      count={explanationCount}
      content={(row) => <ExplanationWords {...row} />}
      narrow={narrow}
    />
  );
};
