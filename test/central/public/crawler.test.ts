import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cardSubmissionsPath } from "../../../contract/office/public/cards.ts";
import {
  columnFiguresPath,
  columnPath,
  columnSwitchesPath,
  columnTextsPath,
} from "../../../contract/office/public/column.ts";
import { type CommentRow, commentDecisionsPath, commentsQuestion } from "../../../contract/office/public/comments.ts";
import { followUpPhotoUrl } from "../../../contract/office/ratings/ratings.ts";
import { rateInShift, sendForm, sendPhotos } from "../../support/centre/follow-up.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { planted as inPhotos, photoOfPlace, plantedLatitude } from "../../support/files/hostile-files.ts";
import { crawlPublic, foundIn } from "../../support/public/crawl-public.ts";
import { complaintTo, openedItems } from "../../support/rectification/complaints.ts";

const [perKind, family, given] = [50, "赵钱孙李周吴郑王冯陈", "晓婉景书亦思清若云舒"];
const nth = (text: string, at: number): string => text[at % text.length] ?? "";
const digits = (at: number, count: number): string =>
  String((at + 7) * 7_919_391)
    .padStart(count, "3")
    .slice(0, count);
const all = <Made>(make: (at: number) => Made): readonly Made[] => Array.from({ length: perKind }, (_, at) => make(at));
/** Each as people write it: in one piece, in parts, in full width. */
const inParts = (text: string, at: number): string => {
  if (at % 3 === 0) return text;
  if (at % 3 === 1) return `${text.slice(0, 3)} ${text.slice(3, 7)}-${text.slice(7)}`;
  return text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
};
const names = all(
  (at) => `${nth(family, at)}${nth(given, (at / 10) | 0)}${nth(given, at + 3)}${at % 2 === 0 ? "" : "然"}`,
);
const phones = all((at) => inParts(`1${3 + (at % 7)}${digits(at, 9)}`, at));
const ids = all((at) =>
  inParts(`330106${1950 + at}0${1 + (at % 9)}1${at % 9}${digits(at, 3)}${at % 5 === 0 ? "X" : at % 10}`, at),
);
const plates = all(
  (at) => `浙${nth("ABCDEFGHJK", at)}${at % 2 === 0 ? "" : "·"}${digits(at, 4)}${nth("ABCDEFGHJK", at + 1)}`,
);
/** In turn one of each kind. */
const planted = all((at) => [names[at] ?? "", phones[at] ?? "", ids[at] ?? "", plates[at] ?? ""]).flat();
/** Shares of `planted`: shown comments and cards, comments that are not shown, and contacts and complaints. */
const [inShown, inCards, inHidden, inContacts] = [
  planted.slice(0, 48),
  planted.slice(48, 72),
  planted.slice(72, 132),
  planted.slice(132),
];

let centre: TestCentre;
let nowMs = Date.parse("2026-03-04T10:12:00+08:00");
let cookie: string;
const later: string[] = [];

const ask = (path: string, body?: unknown): Promise<Response> =>
  sendAsPage(centre, path, { cookie, ...(body !== undefined && { body }) });

/** Ratings of twenty follow-ups each, of shifts that are over; every tenth has a photo with its place. */
const comment = async (texts: readonly string[], mayPublish: boolean): Promise<void> => {
  for (let from = 0; from < texts.length; from += 20) {
    const { token, endShift } = await rateInShift(centre, 1);
    for (const [at, text] of texts.slice(from, from + 20).entries()) {
      const files = at % 10 === 0 ? [{ name: "a.jpg", bytes: await photoOfPlace(120, 80) }] : [];
      const answer = await sendPhotos(centre, token, { text: `我想说${text}`, mayPublish, files });
      expect(answer.status).toBe(303);
    }
    await endShift();
  }
};

/** Complaints with these words, a few at a time. */
const complain = async (texts: readonly string[]): Promise<void> => {
  for (let from = 0; from < texts.length; from += 8) {
    const drafts = texts
      .slice(from, from + 8)
      .map((text) => (device: Parameters<typeof complaintTo>[0]) => complaintTo(device, { text }));
    await openedItems(centre, ...drafts);
  }
};

/** Citizens of these names who want a call. */
const leaveContacts = async (texts: readonly string[]): Promise<void> => {
  for (let from = 0; from < texts.length; from += 20) {
    const { token, endShift } = await rateInShift(centre, 1);
    for (const name of texts.slice(from, from + 20)) {
      const contact = { name, phone: "0571 8765 4321", mayCall: true };
      expect((await sendForm(centre, token, { text: "慢", contact })).status).toBe(303);
    }
    await endShift();
  }
};

const addStaff = (zh: string, at: number) => centre.sql`
  insert into staff (unit_code, number, name, post, political_status, duties, commitments, honours, pin, pin_given)
  select unit_code, ${`7${at}`}, ${centre.sql.json({ zh })}, post, political_status, duties, commitments, '[]', pin, pin_given
  from staff limit 1`;

/** All comments with consent. */
const comments = async (): Promise<readonly CommentRow[]> => {
  const rows: CommentRow[] = [];
  for (let next: string | null = ""; next !== null; ) {
    const query: string = next === "" ? "" : `?after=${next}`;
    const answer = (await (await ask(`${commentsQuestion.path}${query}`)).json()) as {
      rows: CommentRow[];
      next: string | null;
    };
    rows.push(...answer.rows);
    next = answer.next;
  }
  return rows;
};

const decide = async ({ device, epoch, seq, number, step }: CommentRow, reason: string | null) =>
  outcomeOf(await ask(commentDecisionsPath, { device, epoch, seq, number, seen: step, reason }));

const card = (at: number, text: string) => ({
  ...{ id: randomUUID(), seen: 0, unit: sampleUnitCode, month: "2026-02" },
  ...{ title: `卡片${at % 3 === 0 ? text : ""}`, said: `群众说${at % 3 === 1 ? text : ""}` },
  changed: `我们改${at % 3 === 2 ? text : ""}`,
});

/** As if it had been approved before the check knew its words. */
const storeApproved = async ({ id, unit, month, title, said, changed }: ReturnType<typeof card>): Promise<void> => {
  const now = new Date(nowMs);
  await centre.sql`insert into public_cards (id, unit_code, made_at) values (${id}, ${unit}, ${now})`;
  await centre.sql`
    insert into public_card_events (card, step, kind, month, title, said, changed, at, account, made_by)
    values (${id}, 1, 'sent', ${month}, ${title}, ${said}, ${changed}, ${now}, ${id}, ''),
      (${id}, 2, 'approved', null, null, null, null, ${now}, ${id}, '')`;
};

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
  cookie = await logInAs(centre, "leader");
  for (const [at, name] of names.entries()) await addStaff(name, at);
  await ask(columnSwitchesPath, { unit: sampleUnitCode, isOn: true });
  await comment(inHidden.slice(0, 20), false);
  await comment(inHidden.slice(20), true);
  for (const row of await comments()) expect(await decide(row, "personal")).toBe(204);
  nowMs += 1_000;
  await comment(inShown, true);
  await complain(inContacts.slice(0, 34));
  await leaveContacts(inContacts.slice(34));
  for (const [at, text] of inCards.entries()) {
    const outcome = await outcomeOf(await ask(cardSubmissionsPath, card(at, text)));
    expect([text, outcome]).toEqual([text, expect.stringMatching(/^personal-data-/)]);
  }
  for (const [at, text] of inCards.entries()) await storeApproved(card(at, text));
  for (const row of (await comments()).filter(({ state }) => state === "waiting")) {
    expect([row.text, row.isPersonal, await decide(row, null)]).toEqual([
      row.text,
      true,
      expect.stringMatching(/^personal-data-/),
    ]);
    const { device, epoch, seq, number } = row;
    later.push(followUpPhotoUrl({ device, epoch, seq, number, place: 1 }));
    await centre.sql`
      insert into public_comment_decisions (device, epoch, seq, number, step, is_shown, at, account, made_by)
      values (${device}, ${epoch}, ${seq}, ${number}, 1, true, ${new Date(nowMs)}, ${randomUUID()}, '')`;
  }
});
afterAll(() => centre.stop());

/** All that a stranger can ask for, from a minute after the last reading. */
const crawl = () => {
  nowMs += 61_000;
  const start = [columnPath, columnFiguresPath, columnTextsPath].map((path) => path(sampleUnitCode));
  return crawlPublic(centre.url, [...start, `${start[0]}?lang=en`, "/robots.txt", "/", "/case", ...later]);
};

test("a crawler finds none of two hundred names, telephone numbers, identity numbers and plates, nor a place in a photo", async () => {
  expect([planted.length, new Set(planted).size]).toEqual([200, 200]);
  const crawled = await crawl();
  const paths = crawled.filter(({ status }) => status === 200).map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining([columnPath, columnFiguresPath, columnTextsPath].map((path) => path(sampleUnitCode))),
  );
  expect(paths.filter((path) => path.startsWith("/office/"))).toEqual([]);
  expect(later.length).toBe(inShown.length);
  expect(foundIn(crawled, [...planted, ...inPhotos, plantedLatitude])).toEqual([]);
});

test("it finds a word that is no personal data in each of these places, and a place in a photo as it was handed in", async () => {
  const markers = Array.from({ length: inShown.length + inCards.length }, (_, at) => {
    const [high, low] = [97 + Math.floor(at / 26), 97 + (at % 26)];
    return `暗号${String.fromCharCode(high, low)}`;
  });
  const [said, written] = [markers.slice(0, inShown.length), markers.slice(inShown.length)];
  nowMs += 1_000;
  await comment(said, true);
  for (const row of (await comments()).filter(({ text }) => text.includes("暗号"))) {
    expect([row.isPersonal, await decide(row, null)]).toEqual([false, 204]);
  }
  for (const [at, text] of written.entries()) await storeApproved(card(at, text));
  expect(foundIn(await crawl(), markers)).toEqual(markers);
  const handedIn = [{ path: "", status: 200, body: await photoOfPlace(120, 80) }];
  expect(foundIn(handedIn, [...inPhotos, plantedLatitude])).toEqual([...inPhotos, plantedLatitude]);
});
