import { routeRequest } from "../../local/gateway/route-request.ts";
import type { Call } from "./call.ts";

const BODY = 160;

/** A call as a person would name it; the same in every repetition of a scenario. */
export const nameCall = ({ method, url, headers, body }: Call): string => {
  const { service, url: path } = routeRequest({ url, headers });
  const operation = String(headers["x-amz-target"] ?? "").split(".")[1];
  if (operation !== undefined) return `${service} ${operation}`;
  // What is posted to GitHub tells one status from the next.
  const said = service === "github-api" && body.length > 0 ? ` ${body.toString("utf8").slice(0, BODY)}` : "";
  return `${service} ${method} ${path.split("?")[0]}${said}`;
};
