import { type ReactElement, useState } from "react";
import type { AirGapJob, Stick } from "../../../contract/ipc/it-air-gap.ts";
import { sentenceOf } from "../../../contract/problems/sentences.ts";
import type { Speech } from "../../words/speech.ts";
import { inOneText } from "./fact-texts.ts";
import type { ItPageProps } from "./it-page.ts";
import type { Standing } from "./mark.tsx";
import { pageOf, Row } from "./parts.tsx";
import { useSticks } from "./use-sticks.ts";

const jobText = (job: AirGapJob | null, speech: Speech): string => {
  const { words, language } = speech;
  switch (job?.state) {
    case undefined:
      return words("it.stick.idle");
    case "exporting":
      return words(job.total === 0 ? "it.stick.beginning" : "it.stick.exporting", { ...job });
    case "exported":
      return inOneText(
        [
          words("it.stick.exported", { ...job }),
          ...(job.leftOut > 0 ? [words("it.stick.leftOut", { ...job })] : []),
          ...(job.isSalvaging ? [words("it.stick.carrying")] : []),
        ],
        speech,
      );
    case "importing":
      return words("it.stick.importing");
    case "imported":
      return inOneText(
        [words("it.stick.imported", { ...job }), ...(job.invalid > 0 ? [words("it.stick.invalid", { ...job })] : [])],
        speech,
      );
    case "failed":
      return sentenceOf(job.problem, language);
  }
};

const standingOf = (job: AirGapJob | null): Standing | undefined => {
  if (job?.state === "failed") return "wrong";
  const isPartial = (job?.state === "imported" && job.invalid > 0) || (job?.state === "exported" && job.leftOut > 0);
  return isPartial ? "check" : undefined;
};

interface StickListProps {
  readonly sticks: readonly Stick[];
  readonly chosen: string;
  readonly speech: Speech;
  readonly onChoose: (folder: string) => void;
}

const mostSticks = 2;

const StickList = ({ sticks, chosen, speech: { words }, onChoose }: StickListProps): ReactElement => {
  const [from, setFrom] = useState(0);
  const { shown, next, hasMore } = pageOf({ items: sticks, from, most: mostSticks });
  return (
    <Row label={words("it.stick.choose")}>
      <div className="it-sticks">
        {shown.map(({ folder, freeMib }, index) => (
          <button
            key={folder}
            type="button"
            className="button"
            data-testid={`stick-${index}`}
            aria-pressed={folder === chosen}
            onClick={() => onChoose(folder)}
          >
            {folder}
            {freeMib !== null && <small> {words("it.stick.free", { free: (freeMib / 1024).toFixed(1) })}</small>}
          </button>
        ))}
        {hasMore && (
          <button type="button" className="button" data-testid="it-more" onClick={() => setFrom(next)}>
            {words("it.more")}
          </button>
        )}
      </div>
    </Row>
  );
};

const Deeds = ({ panel, speech: { words }, busy, actions, folder }: ItPageProps & { readonly folder: string }) => {
  const { state } = panel.airGap ?? {};
  const disabled = busy || state === "exporting" || state === "importing";
  const button = (testId: string, word: string, onClick: () => void): ReactElement => (
    <button type="button" className="button" data-testid={testId} disabled={disabled} onClick={onClick}>
      {word}
    </button>
  );
  const { count } = panel.device.unsent;
  return (
    <>
      <Row label={words("it.stick.export")}>
        <div className="it-choice">
          {button("export-unsent", words("it.stick.unsent", { count }), () =>
            actions.exportLedger({ folder, scope: "unsent" }),
          )}
          {button("export-all", words("it.stick.all"), () => actions.exportLedger({ folder, scope: "all" }))}
        </div>
      </Row>
      <Row label={words("it.stick.import")}>
        {button("import-receipts", words("it.stick.receipts"), () => actions.importReceipts(folder))}
      </Row>
    </>
  );
};

/** U 盘: entries out and receipts in, for a device without a network to the centre. */
export const StickPage = (props: ItPageProps): ReactElement => {
  const { panel, speech } = props;
  const { words } = speech;
  const sticks = useSticks(props.actions);
  const [wished, setWished] = useState("");
  const chosen = sticks?.find(({ folder }) => folder === wished) ?? sticks?.[0];
  return (
    <>
      <h1>{words("it.stick.title")}</h1>
      <p>{words("it.stick.means")}</p>
      {sticks?.length === 0 && (
        <p className="it-warning" data-testid="stick-none">
          {words("it.stick.none")}
        </p>
      )}
      {sticks && chosen && (
        <>
          <StickList sticks={sticks} chosen={chosen.folder} speech={speech} onChoose={setWished} />
          <Deeds {...props} folder={chosen.folder} />
        </>
      )}
      <Row label={words("it.stick.state")} standing={standingOf(panel.airGap)}>
        <p data-testid="stick-job">{jobText(panel.airGap, speech)}</p>
      </Row>
    </>
  );
};
