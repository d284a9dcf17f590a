import { PutObjectCommand } from "@aws-sdk/client-s3";
import { NAMES } from "../names.ts";
import type { Scenario } from "../scenario.ts";
import { trainTwice } from "./train-twice.ts";
import { twoVersions } from "./two-versions.ts";

const LEFT = "fraud-fraud/9-abcdef.tar.gz";

export const aCollection: Scenario = {
  name: "copies are collected beside those that serve",
  repositories: twoVersions,
  given: async (stage) => {
    await trainTwice(stage, 2);
    const Key = `${NAMES.modelPrefix}/${LEFT}`;
    await stage.world.s3.send(new PutObjectCommand({ Bucket: NAMES.bucket, Key, Body: "left" }));
  },
  when: async (stage) => {
    // Marked, deleted after the time of grace, and forgotten.
    for (const hours of [0, 25, 2]) await stage.compareRoutes(hours);
    await stage.infer("fraud-fraud");
  },
};
