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
const FIX = "enable the rule in EventBridge, or deploy the stage again";

const calls = (name: string) => (rule: RuleState) => rule.functions.includes(name);

/** Whether every function hears what it acts on, and the sweep's clock strikes. */
export const judgeRules = (rules: Rules): readonly Finding[] => {
  const disabled = [...rules.own, ...rules.default].filter(({ isEnabled }) => !isEnabled);
  const deaf = CONSUMERS.filter(({ name, bus }) => !rules[bus].some(calls(name)));
  const isSwept = rules.default.some((rule) => rule.schedule !== undefined && calls("sweep")(rule));
  const findings = [
    ...disabled.map(({ name, functions }) =>
      fail("rules", `${name} is disabled, so ${functions.join(", ") || "nobody"} hears nothing by it`, FIX),
    ),
    ...deaf.map(({ name, hears }) =>
      fail("rules", `no rule tells ${name} ${hears}`, "deploy the stage again"),
    ),
    ...(isSwept
      ? []
      : [fail("rules", "no schedule calls sweep, so nothing heals by itself", "deploy the stage again")]),
  ];
  const count = rules.own.length + rules.default.length;
  return findings.length > 0 ? findings : [ok("rules", `${count} rules and schedules are enabled`)];
};
