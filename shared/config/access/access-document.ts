import * as z from "zod";
import { GROUP_PATTERN } from "../../domain/access/group-pattern.ts";
import { isKeySetUrl } from "../../domain/access/is-key-set-url.ts";
import { SIGNING_ALGORITHMS } from "../../domain/access/signing-algorithm.ts";
import { choice } from "../schema/choice.ts";
import { oneOrMany } from "../schema/one-or-many.ts";
import { text } from "../schema/text.ts";

// The path of a role is no part of what a caller's session tells, so a pattern with one would never fit.
const CALLER =
  /^arn:aws(-[a-z]+)*:(iam::\d{12}:(root|role\/[\w+=,.@*-]+|user\/[\w+=,.@*/-]+)|sts::\d{12}:federated-user\/[\w+=,.@*-]+)$/;

const caller = text.regex(
  CALLER,
  "expected the ARN of a role without its path, or of a user, such as arn:aws:iam::111122223333:role/shop-*",
);
const group = text.regex(GROUP_PATTERN, "expected the name of a model group, such as fraud, fraud-* or *");

const rate = z.strictObject({
  per_second: z.number().min(0.01).max(1_000_000).describe("Calls per second, on average."),
  burst: z
    .int()
    .min(1)
    .max(1_000_000)
    .nullish()
    .describe("Calls at once after a rest; by default the calls of a second."),
});

const token = z.strictObject({
  issuer: text.describe("Who must have issued the token: one of issuers."),
  audience: text.describe("What must be among the token's audiences."),
  subject: text.nullish().describe("The token's subject; * stands for any text without : and /."),
  claims: z
    .record(z.string(), text, "expected a map of claims")
    .nullish()
    .describe(
      "Claims that the token must have, such as {roles: predict}; a claim that is a list, or a scope, must hold the value. * stands for any text without : and /.",
    ),
});

/** The file that says who may call which groups. */
export const accessDocument = z
  .strictObject({
    issuers: z
      .array(
        z.strictObject({
          issuer: text.describe("The issuer exactly as its tokens name it in iss."),
          jwks: text
            .refine(isKeySetUrl, "expected an https:// URL")
            .describe("URL of the issuer's public keys (JSON Web Key Set), over HTTPS."),
          algorithms: z
            .array(choice(...SIGNING_ALGORITHMS))
            .min(1)
            .nullish()
            .describe("What its tokens may be signed with; by default RS256 and ES256."),
        }),
      )
      .nullish()
      .describe("Who issues JSON Web Tokens that count."),
    callers: z
      .array(
        z.strictObject({
          iam: oneOrMany(caller)
            .nullish()
            .describe("Callers who sign with AWS credentials; * stands for any text without : and /."),
          jwt: token.nullish().describe("Callers who bring a JSON Web Token."),
          groups: oneOrMany(group).describe(
            "The model groups that they may call; * stands for any part of a name.",
          ),
          versions: z
            .boolean()
            .nullish()
            .describe("Whether they may call versions that do not serve, as group@version; by default not."),
          rate: rate.nullish().describe("How often each of them may call; by default it is not limited."),
        }),
      )
      .describe("Who may call what; for a caller and a group the first entry that fits both decides."),
  })
  .meta({ title: "Who may call Slipway's invoker" });
