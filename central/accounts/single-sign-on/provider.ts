import * as client from "openid-client";
import { z } from "zod";

export interface SingleSignOnSettings {
  /** The provider's address, as its tokens name it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that has a person's login here: "preferred_username". */
  readonly loginClaim: string;
  /** The provider's name on the button of the log-in page. */
  readonly name: string;
}

/** The secrets of one attempt, which only the person's own browser returns. */
export const Attempt = z.strictObject({ state: z.string(), nonce: z.string(), verifier: z.string() });
export type Attempt = z.infer<typeof Attempt>;

/** A person as the provider names them. */
export interface Identified {
  /** Never given to another person, unlike a login. */
  readonly subject: string;
  readonly login: string;
}

export interface Provider {
  /** The provider's page for an attempt. Throws where the provider does not answer. */
  readonly begin: (returnTo: string) => Promise<{ readonly address: string; readonly attempt: Attempt }>;
  /**
   * The person, by the address to which the provider has sent the browser back. Throws where the provider does not
   * answer, or the address does not belong to the attempt.
   */
  readonly finish: (returned: URL, attempt: Attempt) => Promise<Identified>;
}

/** Seconds. */
const timeout = 10;

/** Plain HTTP is for a provider on this machine. */
const isLoopback = ({ hostname }: URL): boolean => ["127.0.0.1", "[::1]", "localhost"].includes(hostname);

const Claims = z.looseObject({ sub: z.string().min(1).max(255) });
const LoginClaim = z.string().trim().min(1).max(60);

/** The provider of an office, by OpenID Connect: authorization code with PKCE. */
export const openProvider = ({ issuer, clientId, clientSecret, loginClaim }: SingleSignOnSettings): Provider => {
  let known: Promise<client.Configuration> | undefined;
  const discover = (): Promise<client.Configuration> => {
    const server = new URL(issuer);
    const execute = isLoopback(server) ? [client.allowInsecureRequests] : [];
    const found = client.discovery(server, clientId, clientSecret, undefined, { execute, timeout });
    // The next attempt asks again.
    found.catch(() => {
      known = undefined;
    });
    return found;
  };
  const configuration = (): Promise<client.Configuration> => {
    known ??= discover();
    return known;
  };
  const userInfo = async (accessToken: string, subject: string) =>
    client.fetchUserInfo(await configuration(), accessToken, subject);
  return {
    begin: async (returnTo) => {
      const verifier = client.randomPKCECodeVerifier();
      const attempt = { state: client.randomState(), nonce: client.randomNonce(), verifier };
      const address = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: returnTo,
        scope: "openid profile",
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
      });
      return { address: address.href, attempt };
    },
    finish: async (returned, { state, nonce, verifier }) => {
      const tokens = await client.authorizationCodeGrant(await configuration(), returned, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = Claims.parse(tokens.claims());
      // Some providers leave the login out of the token.
      const more = claims[loginClaim] ?? (await userInfo(tokens.access_token, claims.sub))[loginClaim];
      return { subject: claims.sub, login: LoginClaim.parse(more) };
    },
  };
};
