import type { ItemEvent } from "../../../contract/office/rectification/item-events.ts";

export type Later = Exclude<ItemEvent, { kind: "opened" }>;

/** One event of each kind, as complete as it has to be. */
export const exampleEvents: { readonly [Kind in Later["kind"]]: Extract<Later, { kind: Kind }> } = {
  assigned: { kind: "assigned", to: "6f1c1d0e-3a53-4d53-9c83-4a4c0e1b7a11" },
  verified: { kind: "verified", finding: "rectify", rootCause: "attitude" },
  appealed: { kind: "appealed", reason: "按错了" },
  "appeal-decided": { kind: "appeal-decided", isUpheld: false, reason: "录音与说明不符" },
  rectified: { kind: "rectified", action: "已改", evidence: [], withoutEvidence: "口头" },
  explained: { kind: "explained", action: "已解释", evidence: [], withoutEvidence: "口头" },
  "cannot-rectify-asked": { kind: "cannot-rectify-asked", reason: "法规所限" },
  "cannot-rectify-decided": { kind: "cannot-rectify-decided", isGranted: true, reason: "属实" },
  returned: { kind: "returned", reason: "原因未写" },
  "reply-drafted": { kind: "reply-drafted", text: "您好" },
  replied: { kind: "replied", text: "您好" },
  called: { kind: "called", result: "satisfied" },
  "round-signed": { kind: "round-signed" },
  "delay-asked": { kind: "delay-asked", days: 5, reason: "等材料" },
  "delay-decided": { kind: "delay-decided", isGranted: true, reason: "同意" },
  supervised: { kind: "supervised", reason: "抽查" },
  "contact-given": { kind: "contact-given" },
  "answer-rated": { kind: "answer-rated", result: "fairly-satisfied" },
  "days-published": { kind: "days-published" },
  "rating-changed": { kind: "rating-changed", level: 4 },
};
