import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createS3 } from "../../../../local/s3/create-s3.ts";

// Runs the server in a process of its own: one that can be killed, and whose memory is only the server's.
const s3 = await createS3({ folder: process.argv[2] ?? "" });
const server = createServer(
  { keepAliveTimeout: 0 },
  (request, response) => void s3.handle(request, response),
);
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("message", () => process.send?.({ peak: process.resourceUsage().maxRSS * 1024 }));
