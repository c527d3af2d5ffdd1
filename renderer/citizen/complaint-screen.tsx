import { type ReactElement, useState } from "react";
import type { ComplaintWords } from "../../contract/complaint.ts";
import type { KioskView } from "../../contract/ipc/view.ts";
import { contactNameMostCharacters, opinionMostCharacters } from "../../contract/text-limits.ts";
import { PhoneEntry } from "../controls/text-entry/phone-entry.tsx";
import { TextEntry } from "../controls/text-entry/text-entry.tsx";
import { officeName } from "../words/office-name.ts";
import { ComplaintContact } from "./complaint-contact.tsx";
import type { FormScreenProps } from "./form-page.tsx";
import { insteadOfTyping } from "./instead-of-typing.ts";
import { ReviewPage } from "./review-page.tsx";

interface ComplaintScreenProps extends FormScreenProps {
  readonly view: Extract<KioskView, { readonly screen: "complaint" }>;
  readonly onMakeComplaint: (words: ComplaintWords) => void;
}

/** The steps of a complaint: the text, whether to call, the number, the name, then the review. */
type ComplaintStep = "text" | "contact" | "phone" | "name" | "review";

export interface ComplaintDraft {
  readonly step: ComplaintStep;
  readonly text: string;
  /** "" if the citizen wants no call. */
  readonly phone: string;
  readonly name: string;
}

export const emptyComplaint: ComplaintDraft = { step: "text", text: "", phone: "", name: "" };

const atStep = (draft: ComplaintDraft, step: ComplaintStep): ComplaintDraft => ({ ...draft, step });

export const withComplaintText = (draft: ComplaintDraft, text: string): ComplaintDraft => ({
  ...draft,
  text,
  step: "contact",
});

export const withoutCall = (draft: ComplaintDraft): ComplaintDraft => ({
  ...draft,
  phone: "",
  name: "",
  step: "review",
});

export const withPhone = (draft: ComplaintDraft, phone: string): ComplaintDraft => ({ ...draft, phone, step: "name" });

export const withName = (draft: ComplaintDraft, name: string): ComplaintDraft => ({ ...draft, name, step: "review" });

/** Without a telephone number the name is left out too. */
export const handedIn = ({ text, phone, name }: ComplaintDraft): ComplaintWords => ({
  text,
  contactPhone: phone === "" ? null : phone,
  contactName: phone === "" || name === "" ? null : name,
});

interface StepProps extends ComplaintScreenProps {
  readonly draft: ComplaintDraft;
  readonly onDraft: (draft: ComplaintDraft) => void;
}

const TextStep = ({ view, speech, busy, display, draft, onDraft, onLeave }: StepProps): ReactElement => (
  <TextEntry
    label={speech.words("complaint.title")}
    placeholder={speech.words("complaint.placeholder")}
    insteadOfTyping={insteadOfTyping(view.place, speech)}
    text={draft.text}
    mostCharacters={opinionMostCharacters}
    speech={speech}
    busy={busy}
    display={display}
    cancelTestId="leave"
    onDone={(text) => onDraft(withComplaintText(draft, text))}
    onCancel={onLeave}
  />
);

const PhoneStep = ({ view, speech, busy, draft, onDraft }: StepProps): ReactElement => (
  <PhoneEntry
    label={speech.words("complaint.phoneTitle")}
    privacy={speech.words("complaint.phonePrivacy", { office: officeName(view.place.responsibleOffice, speech) })}
    phone={draft.phone}
    speech={speech}
    busy={busy}
    onDone={(phone) => onDraft(withPhone(draft, phone))}
    onCancel={() => onDraft(atStep(draft, "contact"))}
  />
);

const NameStep = ({ speech, busy, display, draft, onDraft }: StepProps): ReactElement => (
  <TextEntry
    label={speech.words("complaint.nameTitle")}
    placeholder={speech.words("complaint.namePlace", { noName: speech.words("complaint.noName") })}
    text={draft.name}
    mostCharacters={contactNameMostCharacters}
    speech={speech}
    busy={busy}
    display={display}
    fieldTestId="contact-name"
    emptyDone={speech.words("complaint.noName")}
    onDone={(name) => onDraft(withName(draft, name))}
    onCancel={() => onDraft(atStep(draft, "phone"))}
  />
);

const ReviewStep = (props: StepProps): ReactElement => {
  const { speech, draft } = props;
  const whom = draft.name === "" ? draft.phone : `${draft.phone} ${draft.name}`;
  const call = draft.phone === "" ? "complaint.noCallBack" : "complaint.callBackTo";
  return (
    <ReviewPage
      {...props}
      text={draft.text}
      note={<b>{speech.words(call, { whom })}</b>}
      submit={speech.words("complaint.submit")}
      onChange={() => props.onDraft(atStep(draft, "text"))}
      onSubmit={() => props.onMakeComplaint(handedIn(draft))}
    />
  );
};

/**
 * 投诉: encrypted for the responsible office, which alone can read it. Until it is submitted the draft exists only in this
 * component.
 */
export const ComplaintScreen = (props: ComplaintScreenProps): ReactElement => {
  const [draft, setDraft] = useState(emptyComplaint);
  const step = { ...props, draft, onDraft: setDraft };
  switch (draft.step) {
    case "text":
      return <TextStep {...step} />;
    case "contact":
      return (
        <ComplaintContact
          {...props}
          place={props.view.place}
          onBack={() => setDraft(atStep(draft, "text"))}
          onCall={() => setDraft(atStep(draft, "phone"))}
          onNoCall={() => setDraft(withoutCall(draft))}
        />
      );
    case "phone":
      return <PhoneStep {...step} />;
    case "name":
      return <NameStep {...step} />;
    case "review":
      return <ReviewStep {...step} />;
  }
};
