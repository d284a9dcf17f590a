const gibibyte = 1024 ** 3;

/** GiB of an instance of the size `large`, by the letters of its family; the other sizes are multiples of it. */
const families: Readonly<Record<string, number>> = { c: 4, m: 8, r: 16, t: 8, g: 8, inf: 8 };

const timesLarge = (size: string): number | undefined => {
  const [, times, unit] = /^(\d*)(medium|large|xlarge)$/.exec(size) ?? [];
  if (unit === "medium") return 0.5;
  if (unit === "large") return 1;
  return unit === "xlarge" ? 2 * Number(times || 1) : undefined;
};

/** How many bytes of memory an instance type such as `ml.m5.large` has; undefined where its family is not known. */
export const memoryOfInstance = (instanceType: string | undefined): number | undefined => {
  const [, family = "", size = ""] = /^ml\.([a-z]+)\d[a-z0-9]*\.([a-z0-9]+)$/.exec(instanceType ?? "") ?? [];
  const large = families[family];
  const times = timesLarge(size);
  return large === undefined || times === undefined ? undefined : large * times * gibibyte;
};
