import { contactNameMostCharacters } from "../../contract/text-limits.ts";
import { type Html, html } from "./html.ts";
import type { Speech } from "./page.ts";
import type { FormFields } from "./read-form.ts";

/** Name, telephone number and the consent to a call, in a section to open. */
export const contactFields = (
  { words }: Speech,
  { contactName, contactPhone, mayCall }: FormFields,
): Html => html`<details${mayCall || contactName !== "" || contactPhone !== "" ? html` open` : null}>
<summary>${words.contact}</summary>
<p class="quiet" id="contact-hint">${words.contactHint}</p>
<label class="tag"><input type="checkbox" name="may-call" value="yes"${mayCall ? html` checked` : null}><span>${words.mayCall}</span></label>
<label class="line" for="phone">${words.contactPhone}</label>
<input class="line" id="phone" name="contact-phone" type="tel" maxlength="30" value="${contactPhone}" aria-describedby="contact-hint">
<label class="line" for="name">${words.contactName}</label>
<input class="line" id="name" name="contact-name" type="text" maxlength="${contactNameMostCharacters}" value="${contactName}">
</details>
`;
