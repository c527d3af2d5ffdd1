import { Button } from "antd";
import { useState } from "react";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { type OfficeCalls, SentLink } from "../../../contract/office/rectification/calls.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { Moment } from "../ratings/rating-parts.tsx";
import { askOffice } from "../reading/ask-office.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";

type LinkToday = OfficeCalls["calls"][number]["link"];
type State = "idle" | "busy" | { readonly sent: SentLink } | { readonly problem: Problem | null };

const outcomeText = (words: Words, outcome: NonNullable<LinkToday>["outcome"], reason: string | null): string => {
  if (outcome === "sent") return words.linkSent;
  if (outcome !== "failed") return words.linkUnclear;
  return reason === null ? words.linkFailedBefore : fill(words.linkFailed, { reason });
};

/** Sends the citizen the number and the address of the case page; shows the message of today, where there is one. */
export const LinkButton = ({ number, link }: { readonly number: number; readonly link: LinkToday }) => {
  const words = useWords();
  const [state, setState] = useState<State>("idle");
  const send = async (): Promise<void> => {
    setState("busy");
    const answer = await askOffice(officePaths.itemMessages, SentLink, { json: { number } });
    setState(answer.ok ? { sent: answer.value } : { problem: answer.problem });
  };
  const sent = typeof state === "object" && "sent" in state ? state.sent : null;
  const outcome = sent?.outcome ?? link?.outcome;
  return (
    <div className="item-contact">
      {outcome !== undefined && (
        <span role="status">
          {outcomeText(words, outcome, sent?.reason ?? null)}
          {sent === null && link !== null && (
            <small className="quiet">
              {" "}
              {link.by} <Moment time={link.at} />
            </small>
          )}
        </span>
      )}
      {(outcome === undefined || outcome === "failed") && (
        <>
          <Button loading={state === "busy"} onClick={() => void send()}>
            {words.linkSend}
          </Button>
          <small className="quiet">{words.linkHint}</small>
        </>
      )}
      {typeof state === "object" && "problem" in state && <ProblemNotice problem={state.problem} />}
    </div>
  );
};
