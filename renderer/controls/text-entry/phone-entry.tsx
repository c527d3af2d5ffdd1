import { type ChangeEvent, type ReactElement, useId, useMemo, useRef, useState } from "react";
import { useReader } from "../../host/reader.ts";
import { useCoversFooter, useSettling } from "../../host/use-settling.ts";
import { type FittingStep, useFittingStep } from "../../layout/use-fitting-step.ts";
import type { Speech } from "../../words/speech.ts";
import { Icon } from "../icon.tsx";
import { KeyRows } from "./keys.tsx";

interface PhoneEntryProps {
  readonly label: string;
  /** Says who will be able to read it. */
  readonly privacy: string;
  /** The initial value. */
  readonly phone: string;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly onDone: (phone: string) => void;
  readonly onCancel: () => void;
}

const usePhoneFace = (speech: Speech) =>
  useMemo(
    () => ({
      layoutName: "phone" as const,
      words: { "{erase}": speech.words("textEntry.erase") },
    }),
    [speech],
  );

/**
 * Some hotlines have five digits. No number in the country has more characters than the limit below, with its extension.
 */
const leastPhoneDigits = 5;
const mostPhoneCharacters = 20;

/** The part of a text that may be in a telephone number; the rest is dropped without a message. */
export const phoneOf = (text: string): string => text.replaceAll(/[^0-9-]/g, "").slice(0, mostPhoneCharacters);

export const phoneAfterKey = (phone: string, key: string): string =>
  key === "{erase}" ? phone.slice(0, -1) : phoneOf(phone + key);

export const isPhone = (phone: string): boolean => phone.replaceAll("-", "").length >= leastPhoneDigits;

/** With less room first the note goes, then the label is beside the field. */
const roomSteps = [{ room: "usual" }, { room: "tight" }, { room: "least" }] as const satisfies readonly FittingStep[];

/** A telephone number with large keys, in the place and the size of a text. */
export const PhoneEntry = (props: PhoneEntryProps): ReactElement => {
  const { speech, busy } = props;
  const { words } = speech;
  const labelId = useId();
  const main = useRef<HTMLElement>(null);
  useFittingStep(main, roomSteps, speech.language);
  const [phone, setPhone] = useState(props.phone);
  useReader(phone, setPhone);
  useCoversFooter();
  const settling = useSettling(busy);
  const face = usePhoneFace(speech);
  const take = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => setPhone(phoneOf(currentTarget.value));
  return (
    <main ref={main} className="text-entry phone-entry" data-room="usual">
      <h1 id={labelId} className="entry-label">
        {props.label}
      </h1>
      <input
        className="entry-field phone-field"
        data-testid="contact-phone"
        aria-labelledby={labelId}
        placeholder={words("complaint.phonePlace")}
        value={phone}
        readOnly={busy}
        inputMode="none"
        autoComplete="off"
        onChange={take}
      />
      <p className="phone-short" role="status">
        {phone !== "" && !isPhone(phone) && words("complaint.phoneShort", { least: leastPhoneDigits })}
      </p>
      <p className="entry-privacy" data-fits="">
        {props.privacy}
      </p>
      <div className="entry-panel mirrors">
        <KeyRows
          face={face}
          label={words("complaint.phoneKeys")}
          onKey={(key) => setPhone((now) => phoneAfterKey(now, key))}
        />
        <button
          type="button"
          className="button entry-back"
          data-testid="step-back"
          {...settling}
          onClick={props.onCancel}
        >
          <Icon name="back" />
          {words("wayOut.back")}
        </button>
        <button
          type="button"
          className="button strong entry-done"
          data-testid="phone-done"
          disabled={settling.disabled || !isPhone(phone)}
          data-settling={isPhone(phone) ? settling["data-settling"] : undefined}
          onClick={() => props.onDone(phone)}
        >
          {words("complaint.next")}
        </button>
      </div>
    </main>
  );
};
