import { AwsError } from "../../gateway/aws-error.ts";
import type { Records } from "../../records/open-records.ts";
import type { Rule } from "./rule.ts";

export type Bus = { readonly name: string; readonly arn: string; readonly createdAt: number };

/** The buses and their rules, as they were last put. */
export interface RuleBook {
  buses(): readonly Bus[];
  /** The bus that a name or an ARN means (the default one where neither is given); refuses when there is none. */
  bus(nameOrArn?: string): Bus;
  putBus(name: string): Bus;
  deleteBus(name: string): void;
  rules(bus: string): readonly Rule[];
  /** The rule of that name; refuses when there is none. */
  rule(bus: string, name: string): Rule;
  putRule(rule: Rule): void;
  deleteRule(bus: string, name: string): void;
  ruleArn(bus: string, name: string): string;
}

type Options = {
  readonly records: Records;
  readonly accountId: string;
  readonly region: string;
  readonly now: () => number;
};

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
const keyOf = (bus: string, name: string): string => `${bus}/${name}`;

/** Keeps buses and rules among the records; the default bus is always there. */
export const createRuleBook = ({ records, accountId, region, now }: Options): RuleBook => {
  const arnOf = (rest: string): string => `arn:aws:events:${region}:${accountId}:${rest}`;
  const notFound = (what: string) => new AwsError("ResourceNotFoundException", `${what} does not exist.`);
  const putBus = (name: string): Bus => {
    const bus = { name, arn: arnOf(`event-bus/${name}`), createdAt: now() };
    records.put("bus", name, bus);
    return bus;
  };
  if (!records.get("bus", "default")) putBus("default");

  return {
    buses: () => records.list<Bus>("bus").sort(byName),
    bus: (nameOrArn = "default") => {
      const name = nameOrArn.startsWith(arnOf("event-bus/"))
        ? nameOrArn.split("/").slice(1).join("/")
        : nameOrArn;
      const bus = records.get<Bus>("bus", name);
      if (!bus) throw notFound(`Event bus ${nameOrArn}`);
      return bus;
    },
    putBus,
    deleteBus: (name) => records.delete("bus", name),
    rules: (bus) =>
      records
        .list<Rule>("rule")
        .filter((rule) => rule.bus === bus)
        .sort(byName),
    rule: (bus, name) => {
      const rule = records.get<Rule>("rule", keyOf(bus, name));
      if (!rule) throw notFound(`Rule ${name} on EventBus ${bus}`);
      return rule;
    },
    putRule: (rule) => records.put("rule", keyOf(rule.bus, rule.name), rule),
    deleteRule: (bus, name) => records.delete("rule", keyOf(bus, name)),
    ruleArn: (bus, name) => arnOf(bus === "default" ? `rule/${name}` : `rule/${bus}/${name}`),
  };
};
