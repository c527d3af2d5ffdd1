import { type ReactElement, useState } from "react";
import { sentenceOf } from "../../../contract/problems/sentences.ts";
import { LanguageButton } from "../../controls/display-buttons.tsx";
import { TextEntry } from "../../controls/text-entry/text-entry.tsx";
import { useReader } from "../../host/reader.ts";
import { WindowStar } from "../../layout/window-star.tsx";
import { AddressText } from "../address-text.tsx";
import { NetworkSettingsView, useSettings } from "../network-settings/network-settings-view.tsx";
import { addressMarks, type Written } from "../panel/it-page.ts";
import { Facts, Row } from "../panel/parts.tsx";
import type { EnrolmentProps } from "./out-of-service-or-enrolment.tsx";
import { Tickets } from "./tickets.tsx";

interface EnrolmentScreenProps extends EnrolmentProps {
  readonly onLeave: () => void;
}

/** The typed values; a code can be used once and is worthless afterwards. */
interface Draft {
  readonly centreUrl: string;
  readonly code: string;
}

const emptyDraft: Draft = { centreUrl: "", code: "" };
type Field = keyof Draft;
const fields: readonly Field[] = ["centreUrl", "code"];

const fieldWords = {
  centreUrl: {
    label: "it.enrolment.centre",
    title: "it.enrolment.centreTitle",
    place: "https://10.0.0.2:7600",
    most: 300,
  },
  code: { label: "it.enrolment.code", title: "it.enrolment.codeTitle", place: "K7QF-9D2M-4XTA", most: 40 },
} as const;

const EnrolmentHeader = ({ speech, onSwitchLanguage }: EnrolmentScreenProps): ReactElement => (
  <header className="header it-header">
    <WindowStar className="header-mark" />
    <p className="header-window">
      <b>{speech.words("outOfService.screen")}</b>
    </p>
    <LanguageButton language={speech.language} onSwitch={onSwitchLanguage} />
  </header>
);

/** The centre has accepted: IT compares its fingerprint. */
const Confirm = ({ view: { facts, problem }, speech, busy, actions }: EnrolmentScreenProps): ReactElement => {
  const { words, language } = speech;
  const unknown = words("outOfService.unknown");
  const known = [
    { name: "centreUrl", label: words("it.enrolment.centre"), value: facts.centreUrl ?? unknown },
    { name: "fingerprint", label: words("it.enrolment.fingerprint"), value: facts.fingerprint ?? unknown },
  ];
  return (
    <>
      <p data-testid="enrolment-state">{sentenceOf(problem, language)}</p>
      <Facts facts={known} />
      <div className="it-buttons">
        <button
          type="button"
          className="button strong"
          data-testid="enrolment-same"
          disabled={busy}
          onClick={() => actions.confirm(true)}
        >
          {words("it.enrolment.same")}
        </button>
        <button
          type="button"
          className="button"
          data-testid="enrolment-other"
          disabled={busy}
          onClick={() => actions.confirm(false)}
        >
          {words("it.enrolment.other")}
        </button>
      </div>
    </>
  );
};

interface FormProps extends EnrolmentScreenProps {
  readonly draft: Draft;
  readonly onWrite: (field: Field) => void;
  /** Opens proxy and certificates, which may be needed before the enrolment. Absent until they are known. */
  readonly onOpenNetworkSettings: (() => void) | undefined;
}

interface FieldRowProps extends FormProps {
  readonly field: Field;
  /** The first empty field: the page has one strong button, that of the next step. */
  readonly isNext: boolean;
}

/** One of the two values, and the button to write it. */
const FieldRow = ({ field, isNext, speech: { words }, busy, draft, onWrite }: FieldRowProps): ReactElement => (
  <Row label={words(fieldWords[field].label)}>
    <p data-testid={`enrolment-value-${field}`}>
      {draft[field] === "" ? (
        <span className="it-note">{words("it.enrolment.empty")}</span>
      ) : (
        <AddressText text={draft[field]} />
      )}
    </p>
    <button
      type="button"
      className={isNext ? "button strong" : "button"}
      data-testid={`enrolment-${field}`}
      disabled={busy}
      onClick={() => onWrite(field)}
    >
      {words(draft[field] === "" ? "it.enrolment.fill" : "it.change")}
    </button>
  </Row>
);

const Form = (props: FormProps): ReactElement => {
  const { view, speech, busy, actions, draft, onOpenNetworkSettings, onLeave } = props;
  const { words, language } = speech;
  const next = fields.find((field) => draft[field] === "");
  const isUntried = view.problem.code === "not-enrolled";
  return (
    <>
      <p>{words("it.enrolment.means")}</p>
      {fields.map((field) => (
        <FieldRow key={field} {...props} field={field} isNext={field === next} />
      ))}
      <Tickets speech={speech} busy={busy} actions={actions} />
      <Row label={words("it.enrolment.state")}>
        <p data-testid="enrolment-state">
          {isUntried ? words("it.enrolment.next") : <AddressText text={sentenceOf(view.problem, language)} />}
        </p>
      </Row>
      <div className="it-buttons">
        <button
          type="button"
          className="button strong"
          data-testid="enrolment-begin"
          disabled={busy || next !== undefined}
          onClick={() => actions.enrol(draft)}
        >
          {words("it.enrolment.begin")}
        </button>
        <button
          type="button"
          className="button"
          data-testid="way-open"
          disabled={!onOpenNetworkSettings}
          onClick={onOpenNetworkSettings}
        >
          {words("it.way.title")}
        </button>
        <button type="button" className="button" data-testid="enrolment-leave" onClick={onLeave}>
          {words("it.back")}
        </button>
      </div>
    </>
  );
};

/** 入网: address and code by on-screen keys, by a reader, or from a USB stick; then the fingerprint. */
export const EnrolmentScreen = (props: EnrolmentScreenProps): ReactElement => {
  const { view, speech, busy, actions } = props;
  const [draft, setDraft] = useState(emptyDraft);
  const [written, setWritten] = useState<Written | null>(null);
  const [settings, setSettings] = useSettings(actions);
  const [isAtWay, setAtWay] = useState(false);
  useReader(draft, setDraft, (ticket) => actions.enrol({ ticket }));
  const writeField = (field: Field): void => {
    const { title, place, most } = fieldWords[field];
    const onDone = (text: string): void => setDraft({ ...draft, [field]: text.trim() });
    setWritten({
      label: speech.words(title),
      placeholder: place,
      text: draft[field],
      mostCharacters: most,
      marks: addressMarks,
      onDone,
    });
  };
  const way = { speech, busy, actions, onWrite: setWritten, onSettings: setSettings };
  const isShowingWay = isAtWay && settings !== null && view.enrolment === "open";
  return (
    <>
      <EnrolmentHeader {...props} />
      <main className="it-panel it-enrolment" data-testid="enrolment-screen" hidden={written !== null}>
        <section className="it-page">
          {isShowingWay ? (
            <NetworkSettingsView {...way} settings={settings} onBack={() => setAtWay(false)} />
          ) : (
            <>
              <h1>{speech.words("it.enrolment.title")}</h1>
              {view.enrolment === "to-confirm" ? (
                <Confirm {...props} />
              ) : (
                <Form
                  {...props}
                  draft={draft}
                  onWrite={writeField}
                  onOpenNetworkSettings={settings ? () => setAtWay(true) : undefined}
                />
              )}
            </>
          )}
        </section>
      </main>
      {written !== null && (
        <TextEntry
          {...written}
          speech={speech}
          busy={busy}
          startsInLatin={true}
          fieldTestId="it-text"
          onDone={(text) => {
            setWritten(null);
            written.onDone(text);
          }}
          onCancel={() => setWritten(null)}
        />
      )}
    </>
  );
};
