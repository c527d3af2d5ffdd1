import { raiseForStorage } from "./devices/raise-for-storage.ts";
import { feedbackModel } from "./feedback/project-feedback.ts";
import { touchedDaysModel } from "./figures/roll-up/touch-days.ts";
import { holesModel } from "./ledger/project-holes.ts";
import type { Departments } from "./ledger/projecting/departments.ts";
import { promptsModel } from "./ratings/project-prompts.ts";
import { ratingsModel } from "./ratings/project-ratings.ts";
import { reasonsModel } from "./ratings/project-reasons.ts";
import { raiseForContestedServices } from "./ratings/raise-for-contested-services.ts";
import { noteContacts } from "./rectification/note-contacts.ts";
import { itemsModel } from "./rectification/project-items.ts";
import { adoptChangedPins } from "./roster/adopt-changed-pins.ts";
import { explanationsModel } from "./shifts/project-explanations.ts";
import { loginsModel } from "./shifts/project-logins.ts";
import { shiftsModel } from "./shifts/project-shifts.ts";
import { raiseForTwoWindows } from "./shifts/raise-for-two-windows.ts";

/**
 * The departments that project the ledger. Ingest and rebuild follow this order: writing the same tables in different
 * orders would deadlock.
 */
export const departments: Departments = {
  readModels: [
    ratingsModel,
    reasonsModel,
    feedbackModel,
    shiftsModel,
    promptsModel,
    explanationsModel,
    loginsModel,
    holesModel,
    touchedDaysModel,
    itemsModel,
  ],
  onArrival: [raiseForStorage, adoptChangedPins, raiseForContestedServices, raiseForTwoWindows, noteContacts],
  quarantinedOnArrival: ["pin-changed"],
};
