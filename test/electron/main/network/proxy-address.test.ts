import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readProxyAddress } from "../../../../electron/main/network/proxy-address.ts";

const nobody = { user: null, password: null };

describe("the typed address of a proxy", () => {
  it.each([
    ["10.0.0.5:8080", { host: "10.0.0.5", port: 8080, ...nobody }],
    [" http://proxy.hangzhou.example:3128/ ", { host: "proxy.hangzhou.example", port: 3128, ...nobody }],
    ["HTTP://proxy:80", { host: "proxy", port: 80, ...nobody }],
    ["[fd00::5]:8080", { host: "fd00::5", port: 8080, ...nobody }],
    ["http://kiosk:secret@10.0.0.5:8080", { host: "10.0.0.5", port: 8080, user: "kiosk", password: "secret" }],
    ["kiosk:p@ss:w/#?@10.0.0.5:8080", { host: "10.0.0.5", port: 8080, user: "kiosk", password: "p@ss:w/#?" }],
    ["http://k%40gov:%31%25@10.0.0.5:8080", { host: "10.0.0.5", port: 8080, user: "k@gov", password: "1%" }],
    ["http://kiosk:100%@10.0.0.5:8080", { host: "10.0.0.5", port: 8080, user: "kiosk", password: "100%" }],
    ["http://kiosk:@10.0.0.5:8080", { host: "10.0.0.5", port: 8080, user: "kiosk", password: null }],
    ["kiosk@10.0.0.5:8080", { host: "10.0.0.5", port: 8080, user: "kiosk", password: null }],
  ])("%s", (typed, value) => {
    expect(readProxyAddress(typed)).toEqual({ ok: true, value });
  });

  it.each([
    "",
    "10.0.0.5",
    "10.0.0.5:0",
    "10.0.0.5:65536",
    "https://10.0.0.5:8080",
    "socks5://10.0.0.5:1080",
    "http://10.0.0.5:8080/proxy.pac",
    "two words:8080",
    "http://kiosk:a\nb@10.0.0.5:8080",
    "http://a%3Ab:c@10.0.0.5:8080",
    ":8080",
  ])("%j is invalid, and the problem quotes nothing of it", (typed) => {
    expect(readProxyAddress(typed)).toEqual({ ok: false, problem: { code: "proxy-invalid" } });
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string(), (typed) => typeof readProxyAddress(typed).ok === "boolean"));
  });
});
