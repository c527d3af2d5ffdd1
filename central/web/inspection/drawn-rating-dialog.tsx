import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { DrawnRating } from "../../../contract/office/inspection/draws.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { Facts } from "../page/card.tsx";
import { Place } from "../page/place.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { CitizenTexts } from "../ratings/citizen-texts.tsx";
import { Moment, RatedLevel, StaffName } from "../ratings/rating-parts.tsx";
import { askOffice } from "../reading/ask-office.ts";
import { sourceWord } from "../words/sources.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

/** A drawn rating as the list of ratings shows it, with the service that it is about. */
const Shown = ({ shown: { rating, transactionRef, matterName } }: { readonly shown: DrawnRating }) => {
  const words = useWords();
  const { negative } = rating;
  const level = negative ? <RatedLevel {...negative} /> : <span className="quiet">{words.levelNotListed}</span>;
  return (
    <div className="draw-facts">
      <Facts
        facts={[
          { title: words.place, value: <Place {...rating} /> },
          { title: words.level, value: level },
          ...(negative ? [{ title: words.staff, value: <StaffName {...negative} /> }] : []),
          { title: words.source, value: sourceWord(words, rating.source) },
          { title: words.answeredAt, value: <Moment time={rating.answeredAt} /> },
          { title: words.receivedAt, value: <Moment time={rating.receivedAt} /> },
          { title: words.drawnService, value: transactionRef ?? words.drawnNothing },
          { title: words.drawnMatter, value: matterName ?? words.drawnNothing },
          { title: words.said, value: <CitizenTexts {...rating} /> },
        ]}
      />
    </div>
  );
};

type FormProps = {
  readonly number: number;
  readonly ordinal: number;
  readonly onShown: (shown: DrawnRating) => void;
};

/** Asks for the purpose before anything is shown. */
const PurposeForm = ({ number, ordinal, onShown }: FormProps) => {
  const words = useWords();
  const [purpose, setPurpose] = useState("");
  const [state, setState] = useState<"idle" | "busy" | { readonly problem: Problem | null }>("idle");
  const isWritten = purpose.trim().length >= 2;
  const open = async (): Promise<void> => {
    setState("busy");
    const json = { number, ordinal, purpose };
    const answer = await askOffice(officePaths.drawnRatingReadings, DrawnRating, { json });
    setState(answer.ok ? "idle" : { problem: answer.problem });
    if (answer.ok) onShown(answer.value);
  };
  return (
    <form
      className="freeze-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWritten) void open();
      }}
    >
      <label htmlFor="drawn-purpose">{words.drawnPurpose}</label>
      <Input
        id="drawn-purpose"
        value={purpose}
        maxLength={200}
        autoFocus
        aria-describedby="drawn-purpose-hint"
        onChange={({ target }) => setPurpose(target.value)}
      />
      <p className="quiet" id="drawn-purpose-hint">
        {words.drawnPurposeHint}
      </p>
      {typeof state === "object" && <ProblemNotice problem={state.problem} />}
      <Button type="primary" htmlType="submit" loading={state === "busy"} disabled={!isWritten}>
        {words.drawnShow}
      </Button>
    </form>
  );
};

type DialogProps = {
  readonly number: number;
  readonly ordinal: number;
  /** The opening is stored. */
  readonly onOpened: () => void;
  readonly onClose: () => void;
};

/** Opens one drawn rating, for a purpose that is stored with the person's name. */
export const DrawnRatingDialog = ({ number, ordinal, onOpened, onClose }: DialogProps) => {
  const words = useWords();
  const [shown, setShown] = useState<DrawnRating | null>(null);
  const show = (given: DrawnRating): void => {
    setShown(given);
    onOpened();
  };
  return (
    <Modal open title={fill(words.drawnTitle, { ordinal })} footer={null} onCancel={onClose}>
      {shown ? <Shown shown={shown} /> : <PurposeForm number={number} ordinal={ordinal} onShown={show} />}
    </Modal>
  );
};
