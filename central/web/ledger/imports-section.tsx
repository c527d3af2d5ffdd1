import { Alert, Button, Spin } from "antd";
import { type ChangeEvent, useContext, useRef, useState } from "react";
import { ImportOutcome, mostImportMib } from "../../../contract/office/ledger.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { isProblemCode, type Problem, problem } from "../../../contract/problems/problem.ts";
import { sentenceOf } from "../../../contract/problems/sentences.ts";
import { DeviceId } from "../devices/device-parts.tsx";
import { saveFile } from "../format/save-file.ts";
import { Place } from "../page/place.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { Section } from "../page/section.tsx";
import { type Answer, askOffice } from "../reading/ask-office.ts";
import { LanguageContext, useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

const bytesOfMib = 1_024 * 1_024;

type Taken = { readonly name: string; readonly answer: Answer<ImportOutcome> };

const problemsIn = ({ findings }: ImportOutcome): readonly Problem[] =>
  findings.flatMap(({ code, facts }) => (isProblemCode(code) ? [facts ? { code, facts } : { code }] : []));

const Findings = ({ outcome }: { readonly outcome: ImportOutcome }) => {
  const words = useWords();
  const language = useContext(LanguageContext);
  const found = problemsIn(outcome);
  if (found.length === 0) return null;
  return (
    <div className="import-findings">
      <strong>{words.importFindings}</strong>
      <ul>
        {found.map((one) => (
          <li key={JSON.stringify(one)}>{sentenceOf(one, language)}</li>
        ))}
      </ul>
    </div>
  );
};

const Imported = ({ name, outcome }: { readonly name: string; readonly outcome: ImportOutcome }) => {
  const words = useWords();
  const { receipt, entries, device } = outcome;
  const save = receipt !== null && (
    <Button type="primary" onClick={() => saveFile(`${name}.receipt`, receipt, "application/octet-stream")}>
      {words.saveReceipt}
    </Button>
  );
  const title = receipt === null ? words.importedNothing : fill(words.imported, { entries });
  return (
    <>
      <Alert
        type={receipt === null ? "warning" : "success"}
        showIcon
        title={title}
        description={
          <>
            <Place {...outcome} /> · <DeviceId device={device} />
          </>
        }
        action={save}
      />
      <Findings outcome={outcome} />
    </>
  );
};

const Refused = ({ problem }: { readonly problem: Problem | null }) => {
  const words = useWords();
  return (
    <>
      <ProblemNotice problem={problem} />
      <p className="quiet">{words.importRefused}</p>
    </>
  );
};

/** A file that is too large is not sent: a centre that stops reading in the middle cannot send the browser an error. */
const give = async (file: File): Promise<Answer<ImportOutcome>> =>
  file.size > mostImportMib * bytesOfMib
    ? { ok: false, problem: problem("export-too-large", { most: mostImportMib }) }
    : askOffice(officePaths.imports, ImportOutcome, { file });

/** Imports the export of a device without a network, and saves its receipt. */
export const ImportsSection = () => {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [taken, setTaken] = useState<Taken | null>(null);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    if (!file) return;
    setBusy(true);
    setTaken(null);
    setTaken({ name: file.name, answer: await give(file) });
    setBusy(false);
    target.value = "";
  };
  return (
    <Section id="imports" title={words.imports} hint={words.importsHint}>
      <ol className="import-steps">
        <li>{words.importStepExport}</li>
        <li>{words.importStepChoose}</li>
        <li>{words.importStepReceipt}</li>
      </ol>
      <div className="import-choice">
        <Button disabled={busy} onClick={() => input.current?.click()}>
          {words.chooseExport}
        </Button>
        <input ref={input} type="file" hidden aria-label={words.chooseExport} onChange={take} />
        {busy && (
          <span role="status">
            <Spin size="small" /> {words.importing}
          </span>
        )}
      </div>
      {taken?.answer.ok && <Imported name={taken.name} outcome={taken.answer.value} />}
      {taken?.answer.ok === false && <Refused problem={taken.answer.problem} />}
    </Section>
  );
};
