import type { ParameterRanges, Values } from "./tuning-job.ts";

type Scale = { readonly to: (value: number) => number; readonly from: (value: number) => number };

const linear: Scale = { to: (value) => value, from: (value) => value };
const logarithmic: Scale = { to: Math.log, from: Math.exp };
const reverse: Scale = { to: (value) => -Math.log(1 - value), from: (value) => 1 - Math.exp(-value) };

/** Over three orders of magnitude, hardly anything small would be tried on a linear scale. */
const wide = 1000;

const scaleOf = (type: string | undefined, min: number, max: number): Scale => {
  if (type === "Logarithmic") return logarithmic;
  if (type === "ReverseLogarithmic") return reverse;
  const isWide = (type ?? "Auto") === "Auto" && min > 0 && max / min >= wide;
  return isWide ? logarithmic : linear;
};

const clamp = (value: number, min: number, max: number): number => Math.min(Math.max(value, min), max);

const between = (scale: Scale, [min, max]: readonly [number, number], random: () => number): number => {
  const [low, high] = [scale.to(min), scale.to(max)];
  return scale.from(low + random() * (high - low));
};

/** Draws a value from each range; numbers become text, as hyperparameters are. */
export const sampleValues = (ranges: ParameterRanges, random: () => number): Values => {
  const continuous = (ranges.ContinuousParameterRanges ?? []).map(
    ({ Name, MinValue, MaxValue, ScalingType }) => {
      const [min, max] = [Number(MinValue), Number(MaxValue)];
      const value = between(scaleOf(ScalingType, min, max), [min, max], random);
      return [Name, String(clamp(value, min, max))];
    },
  );
  const integers = (ranges.IntegerParameterRanges ?? []).map(({ Name, MinValue, MaxValue, ScalingType }) => {
    const [min, max] = [Number(MinValue), Number(MaxValue)];
    // Up to the next integer, so that the greatest is as likely as the others.
    const value = between(scaleOf(ScalingType, min, max), [min, max + 1], random);
    return [Name, String(clamp(Math.floor(value), min, max))];
  });
  const categories = (ranges.CategoricalParameterRanges ?? []).map(({ Name, Values: values }) => [
    Name,
    values[Math.floor(random() * values.length)] ?? "",
  ]);
  return Object.fromEntries([...continuous, ...integers, ...categories]);
};
