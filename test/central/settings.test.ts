import { describe, expect, test } from "vitest";
import { readSettings } from "../../central/settings.ts";

describe("the settings", () => {
  test("have a default for everything", () => {
    expect(readSettings({})).toEqual({
      host: "127.0.0.1",
      port: 7600,
      dataFolder: `${process.cwd()}/.data/centre`,
      databaseUrl: undefined,
      isDemo: false,
      publicUrl: undefined,
      policy: {},
      singleSignOn: undefined,
      authenticatorRoles: [],
      alerts: { webhookUrl: null, mail: null },
      mail: null,
      platform: null,
      notices: null,
      smsFile: null,
      limits: { connections: 4_000, connectionsOfAddress: 1_000, bodyBytes: 67_108_864, bodySilenceMs: 20_000 },
      proxies: [],
    });
  });
  test("limit connections and bodies as configured, and know proxies by address and network", () => {
    const { limits, proxies } = readSettings({
      COUNTERSTAR_CENTRE_CONNECTIONS: "20000",
      COUNTERSTAR_CENTRE_ADDRESS_CONNECTIONS: "3000",
      COUNTERSTAR_CENTRE_BODY_MIB: "8",
      COUNTERSTAR_CENTRE_PROXIES: "10.0.0.5, 10.1.0.0/16,fd00::/8",
    });
    expect(limits).toMatchObject({ connections: 20_000, connectionsOfAddress: 3_000, bodyBytes: 8_388_608 });
    expect(proxies).toEqual(["10.0.0.5", "10.1.0.0/16", "fd00::/8"]);
  });
  test.each([
    ["COUNTERSTAR_CENTRE_CONNECTIONS", "0"],
    ["COUNTERSTAR_CENTRE_ADDRESS_CONNECTIONS", "many"],
    ["COUNTERSTAR_CENTRE_BODY_MIB", "7"],
    ["COUNTERSTAR_AUTHENTICATOR_ROLES", "city,boss"],
    ["COUNTERSTAR_CENTRE_PROXIES", "10.0.0.0/33"],
    ["COUNTERSTAR_CENTRE_PROXIES", "10.0.0.5,,proxy"],
  ])("refuse %s=%s by its name", (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(`${name} is not valid`);
  });
  test("know the provider of single sign-on, with all three of its settings or none", () => {
    const provider = {
      COUNTERSTAR_OIDC_ISSUER: "https://id.example",
      COUNTERSTAR_OIDC_CLIENT_ID: "counterstar",
      COUNTERSTAR_OIDC_CLIENT_SECRET: "secret",
    };
    expect(readSettings(provider).singleSignOn).toEqual({
      issuer: "https://id.example",
      clientId: "counterstar",
      clientSecret: "secret",
      loginClaim: "preferred_username",
      name: "统一身份认证",
    });
    for (const name of Object.keys(provider)) {
      expect(() => readSettings({ ...provider, [name]: "" })).toThrow("set together");
    }
  });
  test("know the receiver of notices with address and secret together", () => {
    const notices = { COUNTERSTAR_NOTICE_WEBHOOK: "https://n.example/in", COUNTERSTAR_NOTICE_SECRET_FILE: "/etc/n" };
    expect(readSettings(notices).notices).toEqual({ url: "https://n.example/in", secretFile: "/etc/n" });
    for (const one of Object.entries(notices))
      expect(() => readSettings(Object.fromEntries([one]))).toThrow("must be set together");
  });

  test("know the platform above with address and mapping together, and its secret not without them", () => {
    const platform = {
      COUNTERSTAR_PLATFORM_URL: "https://p.example/assess",
      COUNTERSTAR_PLATFORM_MAPPING: "/etc/p.json",
    };
    const secret = { COUNTERSTAR_PLATFORM_SECRET_FILE: "/etc/secret" };
    const known = { url: "https://p.example/assess", mappingFile: "/etc/p.json" };
    expect(readSettings(platform).platform).toEqual({ ...known, secretFile: undefined });
    expect(readSettings({ ...platform, ...secret }).platform).toEqual({ ...known, secretFile: "/etc/secret" });
    for (const given of [secret, ...Object.entries(platform).map((one) => Object.fromEntries([one]))]) {
      expect(() => readSettings(given)).toThrow("must be set together");
    }
  });
  test("send alerts as configured: mail comes from the first recipient, unless another sender is named", () => {
    const mail = {
      COUNTERSTAR_ALERT_MAIL: "it@a.example, hall@a.example",
      COUNTERSTAR_ALERT_SMTP: "smtps://u:p@m.example",
    };
    const to = ["it@a.example", "hall@a.example"];
    const smtpUrl = "smtps://u:p@m.example";
    expect(readSettings(mail).alerts).toEqual({ webhookUrl: null, mail: { smtpUrl, to, from: "it@a.example" } });
    const digestsAlone = { COUNTERSTAR_ALERT_SMTP: smtpUrl, COUNTERSTAR_ALERT_MAIL_FROM: "centre@a.example" };
    expect(readSettings(digestsAlone)).toMatchObject({
      alerts: { webhookUrl: null, mail: null },
      mail: { smtpUrl, from: "centre@a.example" },
    });
    const named = {
      ...mail,
      COUNTERSTAR_ALERT_MAIL_FROM: "centre@a.example",
      COUNTERSTAR_ALERT_WEBHOOK: "https://a.example/x",
    };
    expect(readSettings(named).alerts).toEqual({
      webhookUrl: "https://a.example/x",
      mail: { smtpUrl, to, from: "centre@a.example" },
    });
  });
  test.each([
    ["COUNTERSTAR_ALERT_MAIL", "it@a.example", "set together"],
    ["COUNTERSTAR_ALERT_SMTP", "smtp://m.example", "set together"],
    ["COUNTERSTAR_ALERT_SMTP", "https://m.example", "COUNTERSTAR_ALERT_SMTP is not valid"],
    ["COUNTERSTAR_ALERT_MAIL", "it@a.example,hall", "COUNTERSTAR_ALERT_MAIL is not valid"],
    ["COUNTERSTAR_ALERT_WEBHOOK", "ftp://a.example", "COUNTERSTAR_ALERT_WEBHOOK is not valid"],
  ])("refuse %s alone, given as %s, with a sentence", (name, value, words) => {
    expect(() => readSettings({ [name]: value })).toThrow(words);
  });
  test.each(["postgres://u:secret@host:notaport/x", "mysql://host/x", "host/x"])(
    "refuse the database %s by its variable, without printing it",
    (url) => {
      expect(() => readSettings({ DATABASE_URL: url })).toThrow("DATABASE_URL");
      expect(() => readSettings({ DATABASE_URL: url })).not.toThrow(url);
    },
  );
  test.each([
    "postgresql://u:p@host:5432/x",
    "postgres://u:p@one:5432,two:5432/x",
    "postgres:///x?host=/run/postgresql",
  ])("accept the database %s", (url) => {
    expect(readSettings({ DATABASE_URL: url }).databaseUrl).toBe(url);
  });
  test("override the policy, and only in the fields that they name", () => {
    const environment = { COUNTERSTAR_REASONS_MS: "6000", COUNTERSTAR_FORM_MS: "20000", COUNTERSTAR_PROMPT_MS: "" };
    expect(readSettings(environment).policy).toEqual({ reasonsMs: 6_000, formMs: 20_000 });
  });
  test.each([
    ["https://hall.example", "https://hall.example"],
    ["https://hall.example/counterstar/", "https://hall.example/counterstar"],
    ["http://10.0.0.8:7600//", "http://10.0.0.8:7600"],
  ])("accept %s for phones, without a slash at its end", (given, publicUrl) => {
    expect(readSettings({ COUNTERSTAR_CENTRE_PUBLIC_URL: given }).publicUrl).toBe(publicUrl);
  });
  test.each(["hall.example", "ftp://hall.example", "https://hall.example/?page=1", "https://hall.example/#top"])(
    "refuse %s, because a path must not follow",
    (given) => {
      expect(() => readSettings({ COUNTERSTAR_CENTRE_PUBLIC_URL: given })).toThrow("COUNTERSTAR_CENTRE_PUBLIC_URL");
    },
  );
});
