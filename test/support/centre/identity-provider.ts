import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";
import type { SingleSignOnSettings } from "../../../central/accounts/single-sign-on/provider.ts";
import { singleSignOnPaths } from "../../../contract/office/accounts/single-sign-on.ts";

export interface TestProvider {
  readonly settings: SingleSignOnSettings;
  /** The login of each subject; changed by a test. */
  readonly logins: Map<string, string>;
  /** Answers from now on, to the centre at this address. */
  readonly serve: (centreUrl: string) => void;
  readonly stop: () => Promise<void>;
}

const secret = "a secret of thirty-two characters";

/** A real OpenID provider on a port of its own. It knows every name that is typed: the subject is the name. */
export const startProvider = async (): Promise<TestProvider> => {
  let answer: ReturnType<Provider["callback"]> | undefined;
  const server = createServer((request, response) => {
    if (answer) void answer(request, response);
    else response.writeHead(503).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const logins = new Map<string, string>();
  const serve = (centreUrl: string): void => {
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: "counterstar",
          client_secret: secret,
          redirect_uris: [centreUrl + singleSignOnPaths.finish],
          grant_types: ["authorization_code"],
          response_types: ["code"],
        },
      ],
      cookies: { keys: ["a key of the test"] },
      claims: { openid: ["sub"], profile: ["preferred_username"] },
      findAccount: (_, subject) => ({
        accountId: subject,
        claims: () => ({ sub: subject, preferred_username: logins.get(subject) ?? subject }),
      }),
      ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
      features: { devInteractions: { enabled: true } },
    });
    answer = provider.callback();
  };
  return {
    settings: {
      issuer,
      clientId: "counterstar",
      clientSecret: secret,
      loginClaim: "preferred_username",
      name: "统一身份认证",
    },
    logins,
    serve,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};
