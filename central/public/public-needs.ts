import type { CardStep } from "../../contract/office/public/cards.ts";
import { readWithin } from "../accounts/read-within.ts";
import type { Need, NeedAsked, Waiting } from "../today/need.ts";
import { countCards } from "./read-cards.ts";
import { countComments } from "./read-comments.ts";

const countOf =
  (state: CardStep) =>
  ({ centre, scope }: NeedAsked): Promise<Waiting> =>
    readWithin(centre.sql, scope, (tx) => countCards(tx, scope, state));

/** 网上评价: cards for the city office, those that came back to the unit, and comments of its citizens. */
export const publicNeeds: readonly Need[] = [
  {
    ...{ kind: "cards-to-approve", page: "column", may: "approve-cards", isOfPlaces: true },
    count: countOf("sent"),
  },
  {
    ...{ kind: "cards-returned", page: "column", filters: { "card-state": "returned" }, may: "write-cards" },
    ...{ isOfPlaces: true, count: countOf("returned") },
  },
  {
    ...{ kind: "comments-to-decide", page: "column", filters: { "comment-state": "waiting" }, may: "manage-column" },
    ...{ roles: ["leader"], isOfPlaces: true },
    count: ({ centre, scope }) => readWithin(centre.sql, scope, (tx) => countComments(tx, scope, centre.clock())),
  },
];
