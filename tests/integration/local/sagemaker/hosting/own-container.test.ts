import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "@jest/globals";
import type { HostingOptions } from "../../../../../local/sagemaker/hosting/hosting-options.ts";
import { aHosting, image, type TestHosting } from "../../../../builders/a-hosting.ts";
import { anArchive } from "../../../../builders/an-archive.ts";

const multiModel = { Mode: "MultiModel", ModelDataUrl: "s3://models/live/" } as const;

/** A container of one's own: `behaviour` is the body of a function (method, path, body) -> (status, text). */
const container = (behaviour: string, before = ""): string => `
import http.server, json, os, sys, time
loads = []
${before}
def respond(method, path, body):
${behaviour.replace(/^/gm, "    ")}
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def serve(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        answer = respond(self.command, self.path, body)
        if answer is None: os._exit(1)
        status, text = answer
        self.send_response(status)
        self.send_header("content-length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())
    do_GET = do_POST = do_DELETE = serve
    def log_message(self, *_): pass
http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ["SAGEMAKER_BIND_TO_PORT"])), Handler).serve_forever()
`;

// Real processes start here, which a busy machine takes its time for.
describe("a container of one's own", () => {
  let hosting: TestHosting;
  afterEach(() => hosting.close());

  const serve = async (script: string, options: HostingOptions = {}) => {
    const command = (wanted: string) =>
      wanted === image ? ["python3", "-u", join(hosting.folder, "serve.py")] : undefined;
    hosting = await aHosting({ containerCommand: command, ...options });
    await writeFile(join(hosting.folder, "serve.py"), script);
    await hosting.s3.put("models/live/m", await anArchive([{ name: "weights", content: "w" }]));
    return hosting.deploy(multiModel);
  };
  const invoke = () => hosting.invoke({ TargetModel: "m", Body: "data" });

  it("serves by SageMaker's container API alone", async () => {
    await serve(
      container(`if path == "/ping": return 200, ""
if (method, path) == ("POST", "/models"):
    loads.append(json.loads(body))
    return 200, ""
if path.endswith("/invoke"):
    folder = loads[-1]["url"]
    return 200, open(os.path.join(folder, "weights")).read() + " " + body.decode()
return 404, ""`),
    );
    expect((await invoke()).text).toBe("w data");
  });

  it("is told of a model what SageMaker tells, and brings itself what the model requires", async () => {
    await serve(
      container(`if path == "/ping": return 200, ""
if path == "/models":
    loads.append(json.loads(body))
    return 200, ""
return 200, json.dumps([sorted(loads[0]), loads[0]["url"].split("/")[-3:], os.environ["LOCAL_MEMORY_LIMIT"]])`),
    );
    const code = { name: "code/requirements.txt", content: "no-such-package-anywhere==1.0" };
    await hosting.s3.put("models/live/m", await anArchive([code]));
    const [members, folder, memory] = JSON.parse((await invoke()).text);
    expect(members).toEqual(["model_name", "url"]);
    expect(folder).toEqual(["models", expect.stringMatching(/^[0-9a-f]{32}$/), "model"]);
    // The endpoint's one instance is an ml.m5.large.
    expect(Number(memory)).toBe(8 * 1024 ** 3);
  });

  it("fails its endpoint when it never gets healthy", async () => {
    const endpoint = await serve(container("return 500, ''"), { startLimitSeconds: 0.5 });
    expect(endpoint).toMatchObject({
      EndpointStatus: "Failed",
      FailureReason: expect.stringContaining("did not pass the ping health check"),
    });
  });

  it("fails its endpoint with its last words when it ends before it gets healthy", async () => {
    const endpoint = await serve("print('waiting for a licence', flush=True)");
    expect(endpoint).toMatchObject({
      EndpointStatus: "Failed",
      FailureReason:
        "The primary container for production variant AllTraffic did not pass the ping health check. " +
        "Please check CloudWatch logs for this endpoint. Its last words: waiting for a licence",
    });
  });

  it("fails its endpoint when it cannot be started at all", async () => {
    const endpoint = await serve("", { containerCommand: () => ["no-such-program"] });
    expect(endpoint).toMatchObject({ EndpointStatus: "Failed" });
  });

  it("has other models unloaded while it says that its memory is full", async () => {
    await serve(
      container(`if path == "/ping": return 200, ""
name = path.split("/")[2] if path.count("/") > 1 else ""
if (method, path) == ("POST", "/models"):
    if loads: return 507, "full"
    loads.append(json.loads(body)["model_name"])
    return 200, ""
if name not in loads: return 404, ""
if method == "DELETE": loads.remove(name)
return 200, name`),
    );
    await hosting.s3.put("models/live/n", await anArchive([{ name: "weights", content: "w" }]));
    const m = (await invoke()).text;
    const n = (await hosting.invoke({ TargetModel: "n" })).text;
    expect(n).not.toBe(m);
    expect((await invoke()).text).toBe(m);
  });

  it("counts a model as loaded that the container has already", async () => {
    await serve(
      container(`if path == "/ping": return 200, ""
if path == "/models": return 409, "already"
return 200, "served"`),
    );
    expect((await invoke()).text).toBe("served");
  });

  it("may die while it loads or answers, which is the model's failure, and is started again", async () => {
    await serve(
      container(
        `if path == "/ping": return 200, ""
if os.path.exists("died-twice"): return 200, "served"
if path == "/models" and not os.path.exists("died-once"):
    open("died-once", "w")
    return None
if path == "/models": return 200, ""
open("died-twice", "w")
return None`,
      ),
    );
    await expect(invoke()).rejects.toMatchObject({ name: "ModelError", OriginalStatusCode: 0 });
    await expect(invoke()).rejects.toMatchObject({ name: "ModelError", OriginalStatusCode: 0 });
    expect((await invoke()).text).toBe("served");
  });

  it("answers 503 for an endpoint whose container cannot be started again", async () => {
    await serve(
      container(
        `if path == "/ping": return 200, ""
return None`,
        `if os.path.exists("started"): sys.exit("no second time")
open("started", "w")`,
      ),
    );
    await expect(invoke()).rejects.toMatchObject({ name: "ModelError" });
    await expect(invoke()).rejects.toMatchObject({
      name: "ServiceUnavailable",
      $metadata: { httpStatusCode: 503 },
    });
  });
});
