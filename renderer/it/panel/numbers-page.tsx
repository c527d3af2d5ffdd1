import { type ReactElement, useState } from "react";
import type { TriedNumber } from "../../../contract/ipc/it.ts";
import type { Speech } from "../../words/speech.ts";
import type { ItPageProps } from "./it-page.ts";
import { pageOf } from "./parts.tsx";
import { durationText } from "./time-texts.ts";

const mostShown = 5;

const standingOf = ({ attempts, waitSeconds }: TriedNumber, speech: Speech): string =>
  waitSeconds === null
    ? speech.words("it.numbers.locked", { attempts })
    : speech.words("it.numbers.waits", { attempts, wait: durationText(waitSeconds, speech) });

/** 人员解锁: staff numbers that are locked at this device or have to wait. One touch unlocks one, at this device only. */
export const NumbersPage = ({ panel: { numbers }, speech, busy, actions }: ItPageProps): ReactElement => {
  const { words, local } = speech;
  const [from, setFrom] = useState(0);
  const { shown, next, hasMore } = pageOf({ items: numbers, from, most: mostShown });
  return (
    <>
      <h1>{words("it.numbers.title")}</h1>
      <p>{words(numbers.length === 0 ? "it.numbers.none" : "it.numbers.means")}</p>
      <ul className="it-list">
        {shown.map((tried) => (
          <li key={tried.staffNumber}>
            <span>
              <b>{tried.staffNumber}</b> {local(tried.name)}
              <br />
              {standingOf(tried, speech)}
            </span>
            <button
              type="button"
              className="button"
              data-testid={`unlock-${tried.staffNumber}`}
              disabled={busy}
              onClick={() => actions.unlock(tried.staffNumber)}
            >
              {words("it.numbers.unlock")}
            </button>
          </li>
        ))}
      </ul>
      {hasMore && (
        <div className="it-buttons">
          <button type="button" className="button" data-testid="it-more" onClick={() => setFrom(next)}>
            {words("it.more")}
          </button>
        </div>
      )}
    </>
  );
};
