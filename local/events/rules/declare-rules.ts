import { checkTarget } from "../target/check-target.ts";
import type { RuleBook } from "./create-rule-book.ts";
import { ruleOf } from "./rule-of.ts";
import type { RuleSetting } from "./rule-setting.ts";

/** Makes the declared rules be exactly these, their buses included; rules that clients put stay as they are. */
export const declareRules = (book: RuleBook, settings: readonly RuleSetting[]): void => {
  const known = new Set(book.buses().map(({ name }) => name));
  for (const { EventBusName = "default" } of settings)
    if (!EventBusName.startsWith("arn:") && !known.has(EventBusName))
      known.add(book.putBus(EventBusName).name);
  const wanted = settings.map(({ Targets, EventPattern, ...setting }) => {
    Targets.forEach(checkTarget);
    const pattern = EventPattern && { EventPattern: JSON.stringify(EventPattern) };
    return { ...ruleOf(book, { ...setting, ...pattern }), targets: Targets, isDeclared: true };
  });
  const kept = new Set(wanted.map(({ arn }) => arn));
  for (const rule of book.buses().flatMap(({ name }) => book.rules(name)))
    if (rule.isDeclared && !kept.has(rule.arn)) book.deleteRule(rule.bus, rule.name);
  for (const rule of wanted) book.putRule(rule);
};
