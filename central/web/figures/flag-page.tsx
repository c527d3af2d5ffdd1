import { Button, Input, Timeline } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { z } from "zod";
import {
  type FlagEventKind,
  type FlagEventRow,
  type FlagRow,
  mayFollow,
  type OfficeFlag,
} from "../../../contract/office/figures/signals.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { useMay } from "../accounts/use-session.ts";
import { Answered } from "../page/answered.tsx";
import { Facts } from "../page/card.tsx";
import { Place } from "../page/place.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { Moment } from "../ratings/rating-parts.tsx";
import { askOffice } from "../reading/ask-office.ts";
import { isUnknown } from "../reading/read-office.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import type { WordKey } from "../words/words.ts";
import { FlagDays, FlagPerson, FlagStateTag, measuredText, ratingsText, signalWord } from "./flag-parts.tsx";
import { flagQuestion } from "./questions.ts";

/** The polling interval, milliseconds. */
const flagEveryMs = 10_000;

const stepKeys: Readonly<Record<FlagEventKind, { readonly button: WordKey; readonly done: WordKey }>> = {
  asked: { button: "askUnit", done: "flagAskedBy" },
  answered: { button: "answerQuestion", done: "flagAnsweredBy" },
  confirmed: { button: "confirmFlag", done: "flagConfirmedBy" },
  cleared: { button: "clearFlag", done: "flagClearedBy" },
};

const Summary = ({ flag }: { readonly flag: FlagRow }) => {
  const words = useWords();
  return (
    <>
      <h3 className="flag-title">
        {signalWord(words, flag.signal)} <FlagStateTag {...flag} />
      </h3>
      <Facts
        facts={[
          { title: words.place, value: <Place {...flag} /> },
          { title: words.staff, value: <FlagPerson {...flag} /> },
          { title: words.flagMeasured, value: measuredText(words, flag) },
          { title: words.flagDays, value: <FlagDays {...flag} /> },
          { title: words.flaggedRatings, value: <span className="figures">{ratingsText(flag)}</span> },
        ]}
      />
    </>
  );
};

const Step = ({ kind, reason, at, by }: FlagEventRow) => (
  <>
    <strong>{useWords()[stepKeys[kind].done]}</strong>{" "}
    <span className="quiet">
      {by} · <Moment time={at} />
    </span>
    <p className="flag-reason">{reason}</p>
  </>
);

const Steps = ({ events }: Pick<OfficeFlag, "events">) => {
  const words = useWords();
  if (events.length === 0) return <p className="quiet">{words.noFlagSteps}</p>;
  return (
    <Timeline items={events.map((event) => ({ key: `${event.at} ${event.kind}`, content: <Step {...event} /> }))} />
  );
};

const useAllowedSteps = ({ state }: FlagRow): readonly FlagEventKind[] => {
  const [decides, answers] = [useMay("decide-signals"), useMay("answer-signals")];
  const own: readonly FlagEventKind[] = [
    ...(answers ? (["answered"] as const) : []),
    ...(decides ? (["asked", "cleared", "confirmed"] as const) : []),
  ];
  return own.filter((kind) => mayFollow[kind].includes(state));
};

/** Whose turn it is, for a reader who can do nothing now. */
const turnKey = ({ state }: FlagRow): WordKey => {
  if (state === "asked") return "flagForUnit";
  return state === "confirmed" || state === "cleared" ? "flagDone" : "flagForCity";
};

type NextStepProps = { readonly flag: FlagRow; readonly onDone: () => void };

/** The steps that the reader may take now, each with a written reason. */
const NextStep = ({ flag, onDone }: NextStepProps) => {
  const words = useWords();
  const allowed = useAllowedSteps(flag);
  const [reason, setReason] = useState("");
  const [state, setState] = useState<"idle" | "busy" | { readonly problem: Problem | null }>("idle");
  const [isMissing, setMissing] = useState(false);
  const take = async (kind: FlagEventKind): Promise<void> => {
    if (reason.trim() === "") return setMissing(true);
    setState("busy");
    const [path, more] = kind === "answered" ? [officePaths.flagAnswers, {}] : [officePaths.flagDecisions, { kind }];
    const answer = await askOffice(path, z.undefined(), { json: { id: flag.id, reason, ...more } });
    setState(answer.ok ? "idle" : { problem: answer.problem });
    if (answer.ok) setReason("");
    onDone();
  };
  // Stays where another person decided meanwhile, and no step is left.
  const refused = typeof state === "object" && <ProblemNotice problem={state.problem} />;
  if (allowed.length === 0) {
    return (
      <>
        {refused}
        <p className="quiet">{words[turnKey(flag)]}</p>
      </>
    );
  }
  return (
    <div className="flag-next">
      <label htmlFor="flag-reason">{words.flagReason}</label>
      <Input.TextArea
        id="flag-reason"
        value={reason}
        maxLength={500}
        rows={3}
        status={isMissing ? "error" : ""}
        onChange={({ target }) => {
          setReason(target.value);
          setMissing(false);
        }}
      />
      {isMissing && (
        <p role="alert" className="flag-missing">
          {words.flagReasonMissing}
        </p>
      )}
      {refused}
      <div className="flag-buttons">
        {allowed.map((kind) => (
          <Button
            key={kind}
            type={kind === "asked" || kind === "answered" ? "primary" : "default"}
            disabled={state === "busy"}
            onClick={() => void take(kind)}
          >
            {words[stepKeys[kind].button]}
          </Button>
        ))}
      </div>
    </div>
  );
};

/** One flag: the question, the steps until now, and the next one. `back` is the address of the list. */
export const FlagPage = ({ id, back }: { readonly id: string; readonly back: string }) => {
  const words = useWords();
  const reading = useReading(flagQuestion(id), flagEveryMs);
  return (
    <div className="flag-page">
      <Link className="flag-link" to={back}>
        ‹ {words.backToFlags}
      </Link>
      {isUnknown(reading.failure) ? (
        <p>{words.flagGone}</p>
      ) : (
        <Answered reading={reading}>
          {({ flag, events }) => (
            <>
              <Summary flag={flag} />
              <p className="flags-meaning">{words.flagsMeaning}</p>
              <h3>{words.flagSteps}</h3>
              <Steps events={events} />
              <h3>{words.flagNext}</h3>
              <NextStep flag={flag} onDone={reading.readNow} />
              <p className="quiet">{words.flagNoVerdict}</p>
            </>
          )}
        </Answered>
      )}
    </div>
  );
};
