import { Alert, Button, type TableColumnsType } from "antd";
import { useState } from "react";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { type ContestedService, contestedQuestion } from "../../../contract/office/ratings/contested-services.ts";
import { Answered } from "../page/answered.tsx";
import { UnitName } from "../page/place.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { postOffice } from "../reading/post-office.ts";
import { useReading } from "../reading/use-reading.ts";
import { sourceWord } from "../words/sources.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { Moment } from "./rating-parts.tsx";

type Claim = ContestedService["claims"][number];

/** Decides that the ratings count for which `counts` returns true. */
type Decide = {
  readonly onDecide: (service: ContestedService, counts: (claim: Claim) => boolean) => void;
  readonly disabled: boolean;
};

const keyOf = ({ unitCode, referenceSpace, transactionRef, serviceNumber }: ContestedService): string =>
  JSON.stringify([unitCode, referenceSpace, transactionRef, serviceNumber]);

const claimKey = ({ device, epoch, seq }: Claim): string => `${device}/${epoch}/${seq}`;

const Service = ({ unitName, referenceSpace, transactionRef, serviceNumber }: ContestedService) => {
  const words = useWords();
  const kind = referenceSpace === "queue" ? words.queueNumber : words.transactionRef;
  return (
    <>
      <UnitName name={unitName} />
      <small className="contested-reference">
        {kind} <code>{transactionRef}</code> {fill(words.serviceNumber, { number: serviceNumber })}
      </small>
    </>
  );
};

const standing = (words: Words, counts: boolean | null): string => {
  if (counts === null) return words.claimOpen;
  return counts ? words.claimCounts : words.claimSetAside;
};

const Claims = ({ service, decide }: { readonly service: ContestedService; readonly decide: Decide }) => {
  const words = useWords();
  return (
    <ul className="claims">
      {service.claims.map((claim) => (
        <li key={claimKey(claim)}>
          <span className="figures">
            {words.window} {claim.windowNumber}
          </span>
          <span className="quiet">{sourceWord(words, claim.source)}</span>
          <Moment time={claim.answeredAt} />
          <strong className={claim.counts === null ? "watched notice" : "claim-standing"}>
            {standing(words, claim.counts)}
          </strong>
          <Button
            size="small"
            disabled={decide.disabled}
            onClick={() => decide.onDecide(service, (each) => each === claim)}
          >
            {words.countThisOne}
          </Button>
        </li>
      ))}
    </ul>
  );
};

const Decision = ({ service, decide }: { readonly service: ContestedService; readonly decide: Decide }) => {
  const words = useWords();
  return (
    <div className="claim-decision">
      {service.decided && (
        <span className="quiet">
          {service.decided.by} · <Moment time={service.decided.at} />
        </span>
      )}
      <Button size="small" disabled={decide.disabled} onClick={() => decide.onDecide(service, () => true)}>
        {words.countEach}
      </Button>
    </div>
  );
};

const columns = (words: Words, decide: Decide): TableColumnsType<ContestedService> => [
  { title: words.contestedService, width: 300, render: (_, service) => <Service {...service} /> },
  { title: words.contestedRatings, render: (_, service) => <Claims service={service} decide={decide} /> },
  { title: words.decision, width: 240, render: (_, service) => <Decision service={service} decide={decide} /> },
];

const ServiceCard = ({ service, decide }: { readonly service: ContestedService; readonly decide: Decide }) => (
  <article className="card">
    <Service {...service} />
    <Claims service={service} decide={decide} />
    <Decision service={service} decide={decide} />
  </article>
);

/** The polling interval, milliseconds. */
const contestedEveryMs = 5_000;

/**
 * A service that was rated at two windows: a person decides here, under their name, which rating counts, and may decide
 * again.
 */
export const ContestedSection = () => {
  const words = useWords();
  const reading = useReading(contestedQuestion, contestedEveryMs);
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const onDecide: Decide["onDecide"] = async ({ claims, unitCode, referenceSpace, ...service }, counts) => {
    setState("busy");
    const { transactionRef, serviceNumber } = service;
    const verdicts = claims.map((claim) => {
      const { device, epoch, seq } = claim;
      return { device, epoch, seq, counts: counts(claim) };
    });
    const sent = { unitCode, referenceSpace, transactionRef, serviceNumber, verdicts };
    setState((await postOffice(officePaths.claimVerdicts, sent)) ? "idle" : "failed");
    reading.readNow();
  };
  const decide = { onDecide, disabled: state === "busy" };
  return (
    <Section id="contested" title={words.contested} hint={words.contestedHint}>
      {state === "failed" && <Alert type="warning" showIcon title={words.deviceFailed} />}
      <Answered reading={reading}>
        {(services) => (
          <>
            {services.length > 0 && <p className="flags-meaning">{words.contestedMeaning}</p>}
            <TableOrCards
              rows={services}
              keyOf={keyOf}
              columns={columns(words, decide)}
              card={(service) => <ServiceCard service={service} decide={decide} />}
              none={words.noContested}
            />
          </>
        )}
      </Answered>
    </Section>
  );
};
