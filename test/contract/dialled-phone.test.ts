import { expect, test } from "vitest";
import { Contact, dialledPhone } from "../../contract/contact.ts";

test.each([
  ["13977771234", "13977771234"],
  ["139-7777-1234", "13977771234"],
  ["139 7777 1234", "13977771234"],
  ["139—7777–1234", "13977771234"],
  ["１３９－７７７７　１２３４", "13977771234"],
  ["(0571) 8888-0000", "057188880000"],
  ["（0571）8888 0000", "057188880000"],
  ["0571-88880000-12", "057188880000-12"],
  ["+86 139-7777-1234", "+8613977771234"],
  ["12345", "12345"],
])("%s is dialled as %s", (written, dialled) => {
  expect(dialledPhone(written)).toBe(dialled);
  expect(Contact.safeParse({ name: null, phone: dialled }).success).toBe(true);
});

test.each(["", "call me", "139.7777.1234", "+++---", "86+13977771234", "1234", "1".repeat(16)])(
  "%s is no number",
  (written) => expect(dialledPhone(written)).toBeUndefined(),
);
