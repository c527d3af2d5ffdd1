import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { httpbis } from "http-message-signatures";
import { expect, test } from "vitest";
import { isMessageSignedBy } from "../../../central/http/verify-signature.ts";

/** RFC 9421, appendix B.1.4 and B.2.6: a request signed with Ed25519. */
const privateKey = createPrivateKey({
  key: Buffer.from("MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF", "base64"),
  format: "der",
  type: "pkcs8",
});
const publicKey = createPublicKey({
  key: Buffer.from("MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=", "base64"),
  format: "der",
  type: "spki",
});
const fields = ["date", "@method", "@path", "@authority", "content-type", "content-length"];
const params = ["created", "keyid"];
const signature = "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:";
const input = `sig-b26=(${fields.map((field) => `"${field}"`).join(" ")});created=1618884473;keyid="test-key-ed25519"`;
const headers = {
  host: "example.com",
  date: "Tue, 20 Apr 2021 02:07:55 GMT",
  "content-type": "application/json",
  "content-length": "18",
};
const example = { method: "POST", url: new URL("https://example.com/foo?param=Value&Pet=dog"), headers };
const signed = { ...example, headers: { ...headers, "signature-input": input, signature } };

test("the example of RFC 9421 is accepted by the function that verifies kiosks", async () => {
  expect(await isMessageSignedBy(publicKey, signed, fields, params)).toBe(true);
});

test.each([
  ["another method", { ...signed, method: "PUT" }],
  ["another path", { ...signed, url: new URL("https://example.com/fool?param=Value&Pet=dog") }],
  ["another date", { ...signed, headers: { ...signed.headers, date: "Tue, 20 Apr 2021 02:07:56 GMT" } }],
  ["no signature", { ...signed, headers: { ...signed.headers, signature: "" } }],
])("the example of RFC 9421 is refused with %s", async (_, changed) => {
  expect(await isMessageSignedBy(publicKey, changed, fields, params)).toBe(false);
});

test("the example of RFC 9421 is refused where further parts have to be signed", async () => {
  expect(await isMessageSignedBy(publicKey, signed, [...fields, "content-digest"], params)).toBe(false);
  expect(await isMessageSignedBy(publicKey, signed, fields, [...params, "nonce"])).toBe(false);
});

test("the function that signs for kiosks makes the example's signature", async () => {
  const made = await httpbis.signMessage(
    {
      name: "sig-b26",
      fields,
      params,
      paramValues: { created: new Date(1_618_884_473_000), keyid: "test-key-ed25519" },
      key: { id: "test-key-ed25519", sign: async (base) => sign(null, base, privateKey) },
    },
    example,
  );
  expect(made.headers).toMatchObject({ "Signature-Input": input, Signature: signature });
});
