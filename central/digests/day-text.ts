import { type NeedRow, needTexts } from "../../contract/office/today/needs.ts";
import { type DigestAbout, mailText, type Say, writer } from "./digest-text.ts";
import { digestWords as words } from "./digest-words.ts";

const needBlock = (say: Say, { kind, count, over, page, filters }: NeedRow, officeUrl: string): string => {
  const query = new URLSearchParams(filters).toString();
  return [
    `${say(needTexts[kind])} ${count}${over ? say(words.over, { over }) : ""}`,
    `${officeUrl}/#/${page}${query && `?${query}`}`,
  ].join("\n");
};

/** The mail of a working day: the counts of 今日, each with the page where it is done. Its subject names the day alone. */
export const dayText = (needs: readonly NeedRow[], about: DigestAbout): { subject: string; text: string } => {
  const say = writer(about.language);
  const blocks = needs.map((need) => needBlock(say, need, about.officeUrl));
  return mailText(say, `${say(words.day)} ${about.days.from}`, blocks);
};
