import fc from "fast-check";
import { expect, it } from "vitest";
import { readEnrolmentTicket, writeEnrolmentTicket } from "../../contract/sync/enrolment-ticket.ts";

const ticket = { centreUrl: "https://centre.example:7600", code: "K7QF-9D2M-4XTA" };
const text = "counterstar-enrol:K7QF-9D2M-4XTA@https://centre.example:7600";

it("is one line with the code and the centre's address", () => {
  expect(writeEnrolmentTicket(ticket)).toBe(text);
  expect(readEnrolmentTicket(text)).toEqual(ticket);
});

it.each([
  ["as a file with a byte order mark and a line break", `\ufeff${text}\r\n`],
  ["from a reader whose keyboard had its capitals locked", text.toUpperCase()],
  ["with a slash after the address", `${text}/`],
  ["with the code in small letters", text.replace("K7QF-9D2M-4XTA", "k7qf-9d2m-4xta")],
])("is read %s", (_, written) => {
  expect(readEnrolmentTicket(written)).toEqual(ticket);
});

it.each([
  ["http://10.0.0.5:80", "http://10.0.0.5"],
  ["http://[::1]:7600", "http://[::1]:7600"],
  ["HTTPS://Centre.Example:443/", "https://centre.example"],
])("names the centre %s as %s", (centreUrl, origin) => {
  expect(readEnrolmentTicket(writeEnrolmentTicket({ ...ticket, centreUrl }))).toEqual({ ...ticket, centreUrl: origin });
});

it.each([
  "",
  "K7QF-9D2M-4XTA",
  "https://centre.example:7600",
  "counterstar-enrol:",
  "counterstar-enrol:@https://centre.example",
  "counterstar-enrol:K7QF-9D2M-4XTA",
  "counterstar-enrol:K7QF-9D2M-4XTA@",
  "counterstar-enrol:K7QF-9D2M-4XTA@centre.example",
  "counterstar-enrol:K7QF-9D2M-4XTA@ftp://centre.example",
  "counterstar-enrol:K7QF-9D2M-4XTA@https://somebody@centre.example",
  "counterstar-enrol:K7QF-9D2M-4XTA@https://centre.example/path",
  "counterstar-enrol:K7QF-9D2M-4XTA@https://centre.example?code=1",
  "counterstar-enrol:K7QF 9D2M@https://centre.example",
  `${text}\n${text}`,
])("is not %j", (written) => {
  expect(readEnrolmentTicket(written)).toBeUndefined();
});

it("is read back unchanged, for any address and code", () => {
  const code = fc.stringMatching(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){0,4}$/);
  const host = fc.stringMatching(/^[a-z]{1,8}(\.[a-z]{2,6}){0,2}$/);
  const port = fc.integer({ min: 1, max: 65_535 });
  fc.assert(
    fc.property(code, fc.constantFrom("http", "https"), host, port, (written, protocol, name, number) => {
      const made = { centreUrl: new URL(`${protocol}://${name}:${number}`).origin, code: written };
      expect(readEnrolmentTicket(writeEnrolmentTicket(made))).toEqual(made);
    }),
  );
});
