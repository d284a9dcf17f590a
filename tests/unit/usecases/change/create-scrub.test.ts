import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createScrub } from "../../../../shared/usecases/change/create-scrub.ts";

const scrub = createScrub({
  installation: ["arn:aws:iam::111122223333:role/jobs", "111122223333", "our-bucket", ""],
  own: ["conf:\n  models:\n    fraud:\n      train: {epochs: 5}\n"],
  foreign: [
    "acme/vault",
    "conf:\n  models:\n    hush-scaler: # not a secret: remark\n      train: {whisper_rate: 7}\n",
  ],
});

describe("scrubbing", () => {
  it.each([
    ["the installation's role", "role arn:aws:iam::111122223333:role/jobs.", "role ▒▒▒."],
    ["anybody's account", "999988887777.dkr.ecr", "▒▒▒.dkr.ecr"],
    ["anybody's bucket", "s3://their-bucket/key", "s3://▒▒▒/key"],
    ["a foreign name", 'did you mean "hush-scaler"?', 'did you mean "▒▒▒"?'],
    ["a name that is made of a foreign one", "hush-scaler-train", "▒▒▒-train"],
    ["a foreign repository, whole or by its name", "acme/vault or VAULT", "▒▒▒ or ▒▒▒"],
    ["a foreign key", "HyperParameters.whisper_rate", "HyperParameters.▒▒▒"],
  ])("hides %s", (_, text, hidden) => {
    expect(scrub(text)).toBe(hidden);
  });

  it.each(["fraud trains for 5 epochs", "remark", "models.fraud.train", "hushed"])(
    "leaves %j as it is",
    (text) => {
      expect(scrub(text)).toBe(text);
    },
  );

  it("hides a foreign word wherever it stands", () => {
    const other = fc.stringMatching(/^[ "'.:,()=/-]{0,3}$/);
    fc.assert(
      fc.property(
        other,
        fc.constantFrom("hush-scaler", "whisper_rate", "acme/vault"),
        other,
        (before, word, after) => {
          expect(scrub(`${before}${word}${after}`)).not.toContain(word);
        },
      ),
    );
  });

  it("takes no longer for what is made to take long", () => {
    const hostile = [`a${"-".repeat(200_000)}`, "1".repeat(200_000), "a-".repeat(100_000)];
    expect(createScrub({ installation: [], own: hostile, foreign: ["acme/vault"] })("vault")).toBe("▒▒▒");
  });
});
