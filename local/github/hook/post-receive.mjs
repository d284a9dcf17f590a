// Run by git after a push: tells the local GitHub which references moved. The push has happened already, so whatever
// goes wrong here is said in one line and fails nothing.
import { request } from "node:http";

const [, , url = ""] = process.argv;
const PATIENCE_MILLISECONDS = 120_000;

const say = (line) => process.stderr.write(`${line}\n`);

const read = async (stream) => {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
};

const updates = (await read(process.stdin))
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => {
    const [before, after, ...ref] = line.split(" ");
    return { ref: ref.join(" "), before, after };
  });

const post = () =>
  new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json" };
    const sent = request(url, { method: "POST", headers, timeout: PATIENCE_MILLISECONDS }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode));
    });
    sent.on("timeout", () => sent.destroy(new Error("no answer")));
    sent.on("error", reject);
    sent.end(JSON.stringify({ updates }));
  });

try {
  const status = await post();
  if (status !== 202) say(`the local GitHub answered ${status}; no webhook was sent for this push`);
} catch {
  say("the local GitHub is not running; the push is stored, but no webhook was sent");
}
