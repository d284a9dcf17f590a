import type { Finding } from "../../domain/finding.ts";
import type { RuleState } from "../../ports/inspection.ts";
import { fail, ok } from "./verdicts.ts";

type Rules = { readonly own: readonly RuleState[]; readonly default: readonly RuleState[] };

const CONSUMERS = [
  { name: "reconcile", bus: "own", hears: "of pushes" },
  { name: "plan", bus: "own", hears: "of pull requests" },
  { name: "progress", bus: "default", hears: "how runs are doing" },
  { name: "approval", bus: "default", hears: "of approvals" },
] as const;
const SCHEDULED = [
  { name: "sweep", heals: "nothing that messages missed heals" },
  { name: "routes", heals: "no lost approval is made up for" },
] as const;
const FIX = "enable the rule in EventBridge, or deploy the stage again";

const calls = (name: string) => (rule: RuleState) => rule.functions.includes(name);

/** Whether every function hears what it acts on, and the sweep's clock strikes. */
export const judgeRules = (rules: Rules): readonly Finding[] => {
  const disabled = [...rules.own, ...rules.default].filter(({ isEnabled }) => !isEnabled);
  const deaf = CONSUMERS.filter(({ name, bus }) => !rules[bus].some(calls(name)));
  const ticking = rules.default.filter(({ schedule }) => schedule !== undefined);
  const unwoken = SCHEDULED.filter(({ name }) => !ticking.some(calls(name)));
  const findings = [
    ...disabled.map(({ name, functions }) =>
      fail("rules", `${name} is disabled, so ${functions.join(", ") || "nobody"} hears nothing by it`, FIX),
    ),
    ...deaf.map(({ name, hears }) =>
      fail("rules", `no rule tells ${name} ${hears}`, "deploy the stage again"),
    ),
    ...unwoken.map(({ name, heals }) =>
      fail("rules", `no schedule calls ${name}, so ${heals} by itself`, "deploy the stage again"),
    ),
  ];
  const count = rules.own.length + rules.default.length;
  return findings.length > 0 ? findings : [ok("rules", `${count} rules and schedules are enabled`)];
};
