/** The values that a field of the mapping may come from. Texts, unless `timeSources` or `listSources` names them. */
export const sourceNames = [
  "upload.id",
  "upload.number",
  "rating.level",
  "rating.channel",
  "rating.source",
  "rating.tags",
  "rating.text",
  "rating.answeredAt",
  "rating.receivedAt",
  "transaction.reference",
  "transaction.serviceNumber",
  "matter.name",
  "unit.code",
  "unit.name",
  "unit.district",
  "window.number",
  "window.name",
  "staff.number",
  "staff.name",
] as const;
export type SourceName = (typeof sourceNames)[number];

export const timeSources: readonly SourceName[] = ["rating.answeredAt", "rating.receivedAt"];
export const listSources: readonly SourceName[] = ["rating.tags"];

/** The values of one assessment; null, an empty text and an empty list are none. Times are ISO 8601. */
export type SourceValues = Readonly<Record<SourceName, string | readonly string[] | null>>;
