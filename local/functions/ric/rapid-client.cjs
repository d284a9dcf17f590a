// The runtime interface client loads a native addon, built on installation with a C++ toolchain, to post answers. A
// machine that only wants to try Slipway has no such toolchain, so these few lines post them over node:http instead.
const Module = require("node:module");
const http = require("node:http");

const [hostname, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

const post = (path, body, headers) => {
  const request = http.request({ hostname, port, agent, path, method: "POST", headers }, (response) =>
    response.resume(),
  );
  request.on("error", () => process.exit(1)).end(body);
};

const client = {
  done: (id, body) =>
    post(`/2018-06-01/runtime/invocation/${id}/response`, body, { "content-type": "application/json" }),
  error: (id, body) =>
    post(`/2018-06-01/runtime/invocation/${id}/error`, body, { "content-type": "application/json" }),
};

const load = Module._load;
Module._load = (request, ...rest) =>
  request.endsWith("rapid-client.node") ? client : load(request, ...rest);
