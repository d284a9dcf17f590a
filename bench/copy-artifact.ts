import { S3Client } from "@aws-sdk/client-s3";
import { createS3ArtifactStore } from "../shared/adapters/artifacts/s3-artifact-store.ts";

// A process of its own, so that its memory is that of the copy: `copy-artifact.ts ENDPOINT URI KEY`.
const [endpoint = "", uri = "", key = ""] = process.argv.slice(2);
const client = new S3Client({
  endpoint,
  region: "us-east-1",
  forcePathStyle: true,
  credentials: { accessKeyId: "bench", secretAccessKey: "local" },
});
let calls = 0;
client.middlewareStack.add(
  (next) => (call) => {
    calls += 1;
    return next(call);
  },
  { step: "initialize" },
);
const store = createS3ArtifactStore(client, { bucket: "bench", prefix: "models" });
const artifact = await store.examine(uri);
if (!artifact) throw new Error(`${uri} is not there`);
await store.copyOnce({ ...artifact, uri }, key);
console.log(JSON.stringify({ calls, megabytes: process.resourceUsage().maxRSS / 1024 }));
