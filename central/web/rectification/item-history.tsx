import { Timeline } from "antd";
import type { ItemEvent } from "../../../contract/office/rectification/item-events.ts";
import type { ItemHistoryRow, OfficeItem } from "../../../contract/office/rectification/items.ts";
import { roleText } from "../accounts/grant-text.ts";
import { Moment } from "../ratings/rating-parts.tsx";

import { useWords } from "../words/use-words.ts";
import { fill, type WordKey, type Words } from "../words/words.ts";
import { CauseName } from "./cause-name.tsx";
import { EvidencePictures } from "./evidence-input.tsx";
import { outcomeWord } from "./item-parts.tsx";

type Fixed = Exclude<
  ItemEvent["kind"],
  "verified" | "appeal-decided" | "cannot-rectify-decided" | "delay-decided" | "called" | "answer-rated" | "delay-asked"
>;

const keys: Readonly<Record<Fixed, WordKey>> = {
  opened: "didOpen",
  assigned: "didAssign",
  appealed: "didAppeal",
  rectified: "didRectify",
  explained: "didExplain",
  "cannot-rectify-asked": "didAskCannot",
  returned: "didReturn",
  "reply-drafted": "didDraft",
  replied: "didReply",
  "round-signed": "didSign",
  supervised: "didSupervise",
  "contact-given": "didGiveContact",
  "days-published": "didPublishDays",
  "rating-changed": "didChangeRating",
};

const eventText = (words: Words, event: ItemEvent): string => {
  switch (event.kind) {
    case "verified":
      return event.finding === "rectify" ? words.didVerifyRectify : words.didVerifyExplain;
    case "appeal-decided":
      return event.isUpheld ? words.didUphold : words.didReject;
    case "cannot-rectify-decided":
      return event.isGranted ? words.didGrantCannot : words.didRefuseCannot;
    case "delay-decided":
      return event.isGranted ? words.didGrantDelay : words.didRefuseDelay;
    case "delay-asked":
      return fill(words.didAskDelay, { days: event.days });
    case "called":
      return fill(words.didCall, { result: outcomeWord(words, event.result) });
    case "answer-rated":
      return fill(words.didRateAnswer, { result: outcomeWord(words, event.result) });
    default:
      return words[keys[event.kind]];
  }
};

/** The texts that people wrote in an event. */
const textsOf = (words: Words, event: ItemEvent): readonly string[] => {
  const texts: string[] = [];
  if ("reason" in event) texts.push(event.reason);
  if ("action" in event) texts.push(event.action);
  if ("withoutEvidence" in event && event.withoutEvidence !== undefined) {
    texts.push(fill(words.withoutEvidenceBecause, { reason: event.withoutEvidence }));
  }
  if ("text" in event) texts.push(event.text);
  if ("note" in event && event.note !== undefined) texts.push(event.note);
  return texts;
};

const HistoryRow = ({ row: { event, by, at }, item }: { readonly row: ItemHistoryRow; readonly item: OfficeItem }) => {
  const words = useWords();
  const cause = "rootCause" in event ? event.rootCause : undefined;
  return (
    <>
      <strong>{eventText(words, event)}</strong>{" "}
      <span className="quiet">
        {by === null ? words.byCentre : `${by.name}（${roleText(words, by.role)}）`} · <Moment time={at} />
      </span>
      {cause !== undefined && (
        <p className="flag-reason">
          {words.rootCause}: <CauseName causes={item.causes} code={cause} />
        </p>
      )}
      {textsOf(words, event).map((text) => (
        <p key={text} className="flag-reason">
          {text}
        </p>
      ))}
      {"evidence" in event && <EvidencePictures number={item.row.number} hashes={event.evidence} />}
    </>
  );
};

/** All events of an item, the first one first. */
export const ItemHistory = ({ item }: { readonly item: OfficeItem }) => (
  <Timeline
    items={item.events.map((row) => ({ key: `${row.number}`, content: <HistoryRow row={row} item={item} /> }))}
  />
);
