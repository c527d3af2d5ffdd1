import fc from "fast-check";
import { expect, it } from "vitest";
import { WebOrigin } from "../../contract/counter/counter-api.ts";
import { originOf } from "../../renderer/it/panel/origins-view.tsx";

const isOrigin = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && url.origin === text;
};

it.each([
  ["https://office.example:8443", true],
  ["http://10.0.0.5", true],
  ["http://[::1]:3000", true],
  ["https://office.example/", false],
  ["https://office.example:443", false],
  ["https://Office.example", false],
  ["https://somebody@office.example", false],
  ["https://office.example?x", false],
  ["ftp://office.example", false],
  ["office.example", false],
])("%s is what a browser sends as an origin: %s", (text, fits) => {
  expect([WebOrigin.safeParse(text).success, isOrigin(text)]).toEqual([fits, fits]);
});

it("agrees with a browser's parser on any address", () => {
  const address = fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.webUrl().map((url) => new URL(url).origin),
  );
  fc.assert(
    fc.property(address, (text) => {
      expect(WebOrigin.safeParse(text).success).toBe(isOrigin(text));
    }),
  );
});

it.each([
  ["office.example:8443/window.html", "https://office.example:8443"],
  [" HTTP://Office.example:80 ", "http://office.example"],
  ["https://", null],
  ["ftp://office.example", null],
  ["", null],
])("the typed text %j is the origin %s", (typed, origin) => {
  expect(originOf(typed)).toBe(origin);
});
