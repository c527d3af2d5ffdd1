import type { ItemEvent, ItemEventKind } from "../../../contract/office/rectification/item-events.ts";
import type { OfficeItem } from "../../../contract/office/rectification/items.ts";
import type { Sha256Hex } from "../../../contract/words.ts";
import type { WordKey } from "../words/words.ts";

/** The fields of a step's form. */
export type StepField = "reason" | "rootCause" | "action" | "evidence" | "withoutEvidence" | "text" | "days" | "to";
export type StepValues = Readonly<Partial<Record<Exclude<StepField, "evidence">, string>>> & {
  readonly evidence?: readonly Sha256Hex[];
};

/** One choice of the reader: an event, some of whose fields are asked for. */
export interface StepChoice {
  readonly key: string;
  readonly kind: ItemEventKind;
  readonly label: WordKey;
  readonly fields: readonly StepField[];
  readonly fixed?: Readonly<Record<string, unknown>>;
}

const choice = (
  kind: ItemEventKind,
  label: WordKey,
  fields: readonly StepField[],
  fixed: Readonly<Record<string, unknown>> = {},
): StepChoice => ({ key: [kind, ...Object.values(fixed).map(String)].join(" "), kind, label, fields, fixed });

/** In the order in which they are offered: the usual next step first. */
const all: readonly StepChoice[] = [
  choice("verified", "doVerifyRectify", ["rootCause"], { finding: "rectify" }),
  choice("verified", "doVerifyExplain", ["rootCause"], { finding: "explain" }),
  choice("rectified", "doRectify", ["rootCause", "action", "evidence", "withoutEvidence"]),
  choice("explained", "doExplain", ["rootCause", "action", "evidence", "withoutEvidence"]),
  choice("replied", "doReply", ["text"]),
  choice("reply-drafted", "doDraft", ["text"]),
  choice("round-signed", "doSign", []),
  choice("appeal-decided", "doReject", ["reason"], { isUpheld: false }),
  choice("appeal-decided", "doUphold", ["reason"], { isUpheld: true }),
  choice("cannot-rectify-decided", "doGrantCannot", ["reason"], { isGranted: true }),
  choice("cannot-rectify-decided", "doRefuseCannot", ["reason"], { isGranted: false }),
  choice("delay-decided", "doGrantDelay", ["reason"], { isGranted: true }),
  choice("delay-decided", "doRefuseDelay", ["reason"], { isGranted: false }),
  choice("assigned", "doAssign", ["to"]),
  choice("returned", "doReturn", ["reason"]),
  choice("appealed", "doAppeal", ["reason"]),
  choice("cannot-rectify-asked", "doAskCannot", ["reason"]),
  choice("delay-asked", "doAskDelay", ["days", "reason"]),
  choice("supervised", "doSupervise", ["reason"]),
];

/** The choices that an item offers its reader now. */
export const choicesOf = ({ steps }: Pick<OfficeItem, "steps">): readonly StepChoice[] =>
  all.filter(({ kind }) => steps.includes(kind));

const textOf = (values: StepValues, field: Exclude<StepField, "evidence">): string => (values[field] ?? "").trim();

const hasEvidence = ({ evidence = [] }: StepValues): boolean => evidence.length > 0;

/** The fields that are still empty. Evidence, or why there is none. */
export const missingFields = ({ fields }: StepChoice, values: StepValues): readonly StepField[] =>
  fields.filter(
    (field) =>
      field !== "evidence" && textOf(values, field) === "" && !(field === "withoutEvidence" && hasEvidence(values)),
  );

/** The event of a complete form. */
export const eventOf = ({ kind, fields, fixed }: StepChoice, values: StepValues): ItemEvent => {
  const given = fields.flatMap((field): readonly (readonly [string, unknown])[] => {
    if (field === "evidence") return [[field, values.evidence ?? []]];
    const text = textOf(values, field);
    if (field === "withoutEvidence" && text === "") return [];
    return [[field, field === "days" ? Number(text) : text]];
  });
  // The table of choices gives each kind its fields.
  return { kind, ...fixed, ...Object.fromEntries(given) } as ItemEvent;
};
