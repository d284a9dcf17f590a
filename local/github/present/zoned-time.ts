const pad = (value: number): string => `${value}`.padStart(2, "0");

/** A time as webhooks write a commit's: on its author's clock, with the offset. */
export const zonedTime = (seconds: number, zone: string): string => {
  const [, sign = "+", hours = "00", minutes = "00"] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? [];
  const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60;
  const at = new Date((seconds + offset) * 1000);
  const date = `${at.getUTCFullYear()}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}`;
  const time = `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}:${pad(at.getUTCSeconds())}`;
  return `${date}T${time}${sign}${hours}:${minutes}`;
};
