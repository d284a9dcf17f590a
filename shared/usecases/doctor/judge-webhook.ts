import type { Finding } from "../../domain/finding.ts";
import { fail, ok, unchecked } from "./verdicts.ts";

// What people put where a secret belongs.
const COMMON = /^(change-?me|default|example|password|secret|slipway|test|webhook|x+|(.)\2*)[-_\d]*$/i;
const SHORTEST = 16;

/** Whether there is a secret that nobody guesses. */
export const judgeSecret = (secret: string | undefined): Finding => {
  const fix = "rotate it in Secrets Manager, and set the same in the webhook on GitHub";
  if (secret === undefined) return fail("webhook secret", "there is none", fix);
  if (COMMON.test(secret)) return fail("webhook secret", "it is one that anybody would try", fix);
  return secret.length < SHORTEST
    ? fail("webhook secret", `it has only ${secret.length} characters`, fix)
    : ok("webhook secret", "it is there, and nobody guesses it");
};

/** Whether the webhook answers GitHub, and nobody else. */
export const judgeWebhook = (url: string, unsigned: number, signed: number | undefined): Finding => {
  if (unsigned < 300)
    return fail("webhook", `${url} takes what nobody signed (${unsigned})`, "deploy the stage again");
  if (unsigned !== 401)
    return fail(
      "webhook",
      `${url} answers ${unsigned} to an unsigned ping, and not 401`,
      unsigned === 403
        ? "let everybody call the function's URL: lambda:InvokeFunctionUrl and lambda:InvokeFunction; it verifies by itself"
        : "read the log of the function webhook",
    );
  if (signed === 401)
    return fail(
      "webhook",
      "it does not know the secret that lies in Secrets Manager",
      "wait five minutes after a rotation; if it lasts, look at SLIPWAY_WEBHOOK_SECRET of the function",
    );
  if (signed !== undefined && signed !== 200)
    return fail("webhook", `it answers ${signed} to a signed ping`, "read the log of the function webhook");
  if (signed === undefined)
    return unchecked(
      "webhook",
      "it refuses what nobody signed, but its secret cannot be read to sign a ping",
      "allow your own credentials to read the secret",
    );
  return ok("webhook", `${url} answers, and believes only what is signed`);
};
