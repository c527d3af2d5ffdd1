import { type ChangeEvent, type ReactElement, useId, useMemo, useState } from "react";
import { useReader } from "../../host/use-reader.ts";
import type { Speech } from "../../words/speech.ts";
import { KeyRows } from "./key-rows.tsx";
import { isPhone, leastPhoneDigits, phoneAfterKey, phoneOf } from "./phone-number.ts";

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

/** A telephone number with large keys, in the place and the size of a text. */
export const PhoneEntry = (props: PhoneEntryProps): ReactElement => {
  const { speech, busy } = props;
  const { words } = speech;
  const labelId = useId();
  const [phone, setPhone] = useState(props.phone);
  useReader(phone, setPhone);
  const face = usePhoneFace(speech);
  const take = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => setPhone(phoneOf(currentTarget.value));
  return (
    <main className="text-entry phone-entry">
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
      <p className="entry-privacy">{props.privacy}</p>
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
          disabled={busy}
          onClick={props.onCancel}
        >
          {words("complaint.back")}
        </button>
        <button
          type="button"
          className="button strong entry-done"
          data-testid="phone-done"
          disabled={busy || !isPhone(phone)}
          onClick={() => props.onDone(phone)}
        >
          {words("complaint.next")}
        </button>
      </div>
    </main>
  );
};
