import { type CardStep, type CardTexts, type CardToSend, mayTake } from "../../contract/office/public/cards.ts";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Tx } from "../database/sql.ts";
import { dayAt } from "../figures/running-part.ts";
import { type NamedText, refusePersonalData } from "./refuse-personal-data.ts";

/** A person, with the name at that time. */
export interface Person {
  readonly account: string;
  readonly name: string;
}

export interface StoredCard extends CardTexts {
  readonly unitCode: string;
  readonly state: CardStep;
  readonly step: number;
}

const textsOf = ({ title, said, changed }: CardTexts): readonly NamedText[] => [
  { field: { zh: "标题", en: "the title" }, text: title },
  { field: { zh: "“群众说”", en: '"citizens said"' }, text: said },
  { field: { zh: "“我们改”", en: '"we changed"' }, text: changed },
];

/** Refuses texts of a card with personal data: personal-data-…. */
const refuseTexts = (tx: Tx, unitCode: string, texts: CardTexts): Promise<Problem | undefined> =>
  refusePersonalData(tx, unitCode, textsOf(texts));

/** A card in its present state; undefined where there is none. */
export const findCard = async (tx: Tx, id: string): Promise<StoredCard | undefined> => {
  const [found] = await tx<StoredCard[]>`
    select unit_code as "unitCode", state, step, month, title, said, changed from present_cards where id = ${id}`;
  return found;
};

interface CardEvent {
  readonly kind: CardStep;
  readonly texts?: CardTexts;
  readonly reason?: string;
}

interface Taken {
  readonly by: Person;
  readonly at: Date;
}

/** Takes one step of a card, once, also in a race. Error: card-moved. */
const addStep = async (
  tx: Tx,
  { id, step }: { readonly id: string; readonly step: number },
  { kind, texts, reason }: CardEvent,
  { by, at }: Taken,
): Promise<Result<void>> => {
  const added = await tx`
    insert into public_card_events (card, step, kind, month, title, said, changed, reason, at, account, made_by)
    values (${id}, ${step}, ${kind}, ${texts?.month ?? null}, ${texts?.title ?? null}, ${texts?.said ?? null},
      ${texts?.changed ?? null}, ${reason ?? null}, ${at}, ${by.account}, ${by.name})
    on conflict do nothing`;
  return added.count === 0 ? failure(problem("card-moved")) : success(undefined);
};

/**
 * Sends a card of a unit to the city office: a new one, or a returned one with new texts. Errors: not-found (a card of
 * another unit), card-month-unfit, personal-data-…, card-moved.
 */
export const sendCard = async (
  tx: Tx,
  { id, seen, unit, ...texts }: CardToSend,
  { by, at }: Taken,
): Promise<Result<void>> => {
  if (texts.month > dayAt(at.getTime()).slice(0, 7)) return failure(problem("card-month-unfit"));
  const refused = await refuseTexts(tx, unit, texts);
  if (refused) return failure(refused);
  if (seen === 0)
    await tx`insert into public_cards (id, unit_code, made_at) values (${id}, ${unit}, ${at}) on conflict do nothing`;
  const found = await findCard(tx, id);
  if (found && found.unitCode !== unit) return failure(problem("not-found"));
  if (!found && seen !== 0) return failure(problem("not-found"));
  if ((found?.step ?? 0) !== seen || !mayTake(found?.state ?? null, "sent")) return failure(problem("card-moved"));
  return addStep(tx, { id, step: seen + 1 }, { kind: "sent", texts }, { by, at });
};

/** Approves, returns or withdraws a card. Errors: card-moved; personal-data-… of one to approve. */
export const moveCard = async (
  tx: Tx,
  { id, seen, found }: { readonly id: string; readonly seen: number; readonly found: StoredCard },
  event: CardEvent,
  taken: Taken,
): Promise<Result<void>> => {
  if (found.step !== seen || !mayTake(found.state, event.kind)) return failure(problem("card-moved"));
  // The roster may have changed since the card was sent.
  const refused = event.kind === "approved" ? await refuseTexts(tx, found.unitCode, found) : undefined;
  return refused ? failure(refused) : addStep(tx, { id, step: seen + 1 }, event, taken);
};
