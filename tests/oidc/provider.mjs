// A real OpenID provider on loopback, for the tests. It prints its port, and vouches for whoever signs in there.
// People are given as JSON in PEOPLE: {"helen": {"email": "...", "email_verified": true}}
import http from "node:http";
import { generateKeyPairSync } from "node:crypto";
import Provider from "oidc-provider";

const people = JSON.parse(process.env.PEOPLE);
const server = http.createServer();
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const { port } = server.address();

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: "nine-hellos",
      client_secret: "kept between the two",
      redirect_uris: [process.env.BACK],
      response_types: ["code"],
      grant_types: ["authorization_code"],
    },
  ],
  pkce: { required: () => true },
  scopes: ["openid", "email"],
  claims: { openid: ["sub"], email: ["email", "email_verified"] },
  conformIdTokenClaims: false, // as the large providers do: the address stands in the signed statement
  jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "one" }] },
  cookies: { keys: ["only for the tests"] },
  features: { devInteractions: { enabled: true } },
  findAccount: (_, name) => people[name] && { accountId: name, claims: () => ({ sub: name, ...people[name] }) },
});
server.on("request", provider.callback());
console.log(port);
