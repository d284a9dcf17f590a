import { AwsError } from "../../gateway/aws-error.ts";
import { parsePattern } from "../pattern/parse-pattern.ts";
import { parseSchedule } from "../schedule/parse-schedule.ts";
import type { RuleBook } from "./create-rule-book.ts";
import type { Rule } from "./rule.ts";

export type RuleInput = {
  readonly Name: string;
  readonly EventBusName?: string;
  readonly EventPattern?: string;
  readonly ScheduleExpression?: string;
  readonly State?: string;
  readonly Description?: string;
  readonly RoleArn?: string;
};

const refuse = (message: string): never => {
  throw new AwsError("ValidationException", message);
};

const check = (
  { Name, EventPattern, ScheduleExpression, State = "ENABLED" }: RuleInput,
  bus: string,
): void => {
  if (typeof Name !== "string" || !/^[.\-_A-Za-z0-9]{1,64}$/.test(Name))
    refuse(`Rule name "${Name}" is not valid.`);
  if (EventPattern === undefined && ScheduleExpression === undefined)
    refuse("Parameter(s) EventPattern or ScheduleExpression must be specified.");
  if (ScheduleExpression !== undefined && bus !== "default")
    refuse("ScheduleExpression is supported only on the default event bus.");
  if (!/^(ENABLED|DISABLED)/.test(State)) refuse(`State "${State}" is not valid.`);
  if (EventPattern !== undefined) parsePattern(EventPattern);
  if (ScheduleExpression !== undefined) parseSchedule(ScheduleExpression);
};

/** The rule that a PutRule request makes, still without targets; refuses what could not work. */
export const ruleOf = (book: RuleBook, input: RuleInput): Rule => {
  const { name: bus } = book.bus(input.EventBusName);
  check(input, bus);
  const { Name, EventPattern, ScheduleExpression, State, Description, RoleArn } = input;
  return {
    name: Name,
    bus,
    arn: book.ruleArn(bus, Name),
    ...(EventPattern !== undefined && { pattern: EventPattern }),
    ...(ScheduleExpression !== undefined && { schedule: ScheduleExpression }),
    isEnabled: State !== "DISABLED",
    ...(Description !== undefined && { description: Description }),
    ...(RoleArn !== undefined && { roleArn: RoleArn }),
    targets: [],
    isDeclared: false,
  };
};
