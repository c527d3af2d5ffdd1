import { type ReactElement, useRef } from "react";
import type { KioskView, ShownAcceptance } from "../../contract/ipc/view.ts";
import type { DisplayControls } from "../controls/display-controls.ts";
import { useSettling } from "../host/use-settling.ts";
import { PhrasedText } from "../layout/phrased-text.tsx";
import { type FittingStep, useFittingStep } from "../layout/use-fitting-step.ts";
import { useLowStart } from "../layout/use-low-start.ts";
import { dateText } from "../words/date-time.ts";
import { officeName } from "../words/office-name.ts";
import type { Speech } from "../words/speech.ts";
import { FollowUpQr } from "./follow-up-qr.tsx";
import { SavedMark } from "./saved-mark.tsx";

interface AcceptedScreenProps {
  readonly view: Extract<KioskView, { readonly screen: "accepted" }>;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly display: DisplayControls;
  readonly onLeave: () => void;
}

/** "主管部门将在 5 个工作日内（最晚 12月7日）核实答复。": without a date where none can be promised. */
const promiseOf = ({ office, answerDays, answerBy }: ShownAcceptance, speech: Speech): string => {
  const facts = { office: officeName(office, speech), days: answerDays };
  if (answerBy === null) return speech.words("accepted.within", facts);
  return speech.words("accepted.withinBy", { ...facts, date: dateText(answerBy, speech.locale) });
};

const Words = ({ view: { acceptance, place }, speech }: AcceptedScreenProps): ReactElement => (
  <div className="accepted-words" role="status" data-testid="accepted" data-fits="">
    <SavedMark />
    <h1>{speech.words("accepted.title")}</h1>
    <p className="accepted-number">
      <span>{speech.words("accepted.number")}</span> <b data-testid="complaint-number">{acceptance.number}</b>
    </p>
    <p>{promiseOf(acceptance, speech)}</p>
    <p className="accepted-note">
      <PhrasedText text={speech.words("accepted.note", { phone: speech.phone(place.supervisionPhone) })} />
    </p>
  </div>
);

const Code = ({ address, speech }: { readonly address: string; readonly speech: Speech }): ReactElement => {
  const title = speech.words("accepted.code");
  return (
    <aside className="accepted-code" data-testid="accepted-code" data-fits="">
      <div className="accepted-qr">
        <FollowUpQr address={address} title={title} />
      </div>
      <div>
        <h2>{title}</h2>
        <p>{speech.words("accepted.codeMeaning")}</p>
      </div>
    </aside>
  );
};

/** With less room first the mark goes and the words shrink, then the note goes, which the footer repeats in part. */
const roomSteps = [
  { room: "usual" },
  { room: "snug" },
  { room: "tight" },
  { room: "least" },
] as const satisfies readonly FittingStep[];

/** 受理: the number of a complaint, the office that answers, the last day for it, and a code that shows them on a phone. */
export const AcceptedScreen = (props: AcceptedScreenProps): ReactElement => {
  const { view, speech, busy, display, onLeave } = props;
  const { number, followUpAddress } = view.acceptance;
  const settling = useSettling(busy);
  const main = useRef<HTMLElement>(null);
  useLowStart(main, display.preferences.lowReach);
  useFittingStep(main, roomSteps, `${speech.language} ${number}`);
  return (
    <main ref={main} className="accepted mirrors" data-room="usual">
      <Words {...props} />
      {followUpAddress !== null && <Code address={followUpAddress} speech={speech} />}
      <button type="button" className="button strong" data-testid="done" {...settling} onClick={onLeave}>
        {speech.words("accepted.done")}
      </button>
    </main>
  );
};
