import { AwsError } from "../../gateway/aws-error.ts";
import { matchesPattern } from "../pattern/matches-pattern.ts";
import { parsePattern } from "../pattern/parse-pattern.ts";

const MEMBERS = ["id", "account", "source", "time", "region", "resources", "detail-type"];

const parseEvent = (text: string): object => {
  try {
    const event: unknown = JSON.parse(text);
    if (typeof event === "object" && event !== null && MEMBERS.every((name) => name in event)) return event;
  } catch {
    // Told below, with what an event needs.
  }
  throw new AwsError(
    "InvalidEventPatternException",
    `Event is not valid. Reason: it must be a JSON object with ${MEMBERS.join(", ")}`,
  );
};

type Input = { readonly EventPattern?: string; readonly Event?: string };

/** TestEventPattern: whether a pattern would pick an event. */
export const testEventPattern = ({ EventPattern = "", Event = "" }: Input): object => ({
  Result: matchesPattern(parsePattern(EventPattern), parseEvent(Event)),
});
