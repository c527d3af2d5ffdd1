import { type ReactElement, useMemo } from "react";
import type { DeviceDetails } from "../../contract/ipc/view.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";
import { QrCode } from "../layout/qr-code.tsx";
import { speeches } from "../words/speech.ts";
import { AddressText } from "./address-text.tsx";
import { Both, bothSpeeches } from "./both-languages.tsx";
import { reportText } from "./report-text.ts";

export interface FactsForItProps {
  readonly problem: Problem;
  readonly facts: DeviceDetails;
  /** Opens the enrolment, where it is possible. */
  readonly onEnrol?: (() => void) | undefined;
}

/** Everything that IT may ask for, for a telephone's camera: staff read out the code and no address. */
const ReportCode = ({ problem, facts }: FactsForItProps): ReactElement => {
  const text = useMemo(() => reportText({ problem, facts, at: new Date() }), [problem, facts]);
  return (
    <div className="device-code" data-testid="report-code">
      <QrCode value={text} level="L" title={speeches.zh.words("outOfService.forIt")} />
    </div>
  );
};

/** 供信息科: the code that staff read out on the telephone, the cause, and the rest to be scanned. */
export const FactsForIt = (props: FactsForItProps): ReactElement => {
  const { problem, facts, onEnrol } = props;
  return (
    <section className="device-facts" data-fits="">
      <ReportCode {...props} />
      <div className="device-facts-head">
        <div>
          <h2>
            <Both word="forIt" />
          </h2>
          <p>
            <Both word="code" />{" "}
            <b className="unbroken" data-testid="problem-code">
              {problem.code}
            </b>
          </p>
          {facts.supportPhone !== null && (
            <p>
              <Both word="phone" />{" "}
              <b className="unbroken" data-testid="support-phone">
                {facts.supportPhone}
              </b>
            </p>
          )}
        </div>
        {onEnrol && (
          <button type="button" className="button" data-testid="enrolment-open" onClick={onEnrol}>
            <Both word="open" />
          </button>
        )}
      </div>
      {bothSpeeches.map(({ locale, language, words }) => (
        <div key={locale} className="device-facts-words" lang={locale}>
          <p>
            <AddressText text={sentenceOf(problem, language)} />
          </p>
          <p className="device-facts-staff">{words("outOfService.whomToCall")}</p>
        </div>
      ))}
    </section>
  );
};
