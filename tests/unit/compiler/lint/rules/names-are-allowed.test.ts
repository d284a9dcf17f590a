import { describe, expect, it } from "@jest/globals";
import { type LintCase, type Linted, toldBy } from "../../../../builders/lint-findings.ts";
import { algorithm, channel, contest, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "19: a name that is too long",
      { steps: [training("x".repeat(65))] },
      'error name xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: Model Validation failed: the step name "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" has 65 characters and cannot be longer than 64 (shorten the names',
    ],
    [
      "19: a name that is not allowed",
      { steps: [training("a b")] },
      'error name a b: the step name "a b" holds characters that are not allowed (it must match ^[A-Za-z0-9_-]+$)',
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});

describe("the linter takes", () => {
  it.each<[string, Linted]>([["names of 64 letters", { steps: [training("x".repeat(64))] }]])(
    "%s",
    (_title, linted) => {
      expect(toldBy(linted)).toEqual([]);
    },
  );
});

describe("the linter tells of", () => {
  it.each<LintCase>([
    [
      "a name of an algorithm that is not allowed",
      { steps: [contest({ TrainingJobDefinitions: [algorithm("a_b")] })] },
      [
        "error api-constraint U.Arguments.TrainingJobDefinitions[0].DefinitionName: Value 'a_b' at 'trainingJobDefinitions.1.member.definitionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,63}",
        'error name U.Arguments.TrainingJobDefinitions[0]: the name of a training definition "a_b" holds characters that are not allowed (it must match ^[A-Za-z0-9](-*[A-Za-z0-9])*$)',
      ],
    ],
    [
      "a channel name that is not allowed",
      { steps: [training("T", { InputDataConfig: [channel("a b")] })] },
      [
        "error api-constraint T.Arguments.InputDataConfig[0].ChannelName: Value 'a b' at 'inputDataConfig.1.member.channelName' failed to satisfy constraint: Member must satisfy regular expression pattern: [A-Za-z0-9\\.\\-_]+",
        'error name T.Arguments.InputDataConfig[0]: the channel name "a b" holds characters that are not allowed (it must match ^[A-Za-z0-9._-]+$)',
      ],
    ],
  ])("%s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
