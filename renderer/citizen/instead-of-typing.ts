import type { Place } from "../../contract/ipc/view.ts";
import type { Speech } from "../words/speech.ts";

/** For a citizen who cannot type: handwriting in Chinese, the code where the page before shows one, telephone and room. */
export const insteadOfTyping = (place: Place, speech: Speech, hasCode = false): string =>
  speech.words(hasCode ? "writing.insteadOfTypingWithCode" : "writing.insteadOfTyping", {
    phone: speech.phone(place.supervisionPhone),
    room: speech.local(place.complaintRoom),
  });
