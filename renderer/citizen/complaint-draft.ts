import type { ComplaintWords } from "../../contract/complaint.ts";

/** The steps of a complaint: the text, whether to call, the number, the name, then the review. */
export type ComplaintStep = "text" | "contact" | "phone" | "name" | "review";

export interface ComplaintDraft {
  readonly step: ComplaintStep;
  readonly text: string;
  /** "" if the citizen wants no call. */
  readonly phone: string;
  readonly name: string;
}

export const emptyComplaint: ComplaintDraft = { step: "text", text: "", phone: "", name: "" };

export const atStep = (draft: ComplaintDraft, step: ComplaintStep): ComplaintDraft => ({ ...draft, step });

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
