const strict =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
/** As the SDK lets through: `10d`, `T2H`, `30m`. */
const lenient = /^(?:(\d+)d)?t?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/i;

const seconds = (amounts: readonly (string | undefined)[], units: readonly number[]): number =>
  units.reduce((sum, unit, index) => sum + Number(amounts[index] ?? 0) * unit, 0);

const hour = 3600;
const day = 24 * hour;

/** The seconds of an ISO 8601 duration, or of the short form that SageMaker's SDK writes; nothing for other texts. */
export const parseDuration = (text: string): number | undefined => {
  const iso = strict.exec(text.toUpperCase());
  if (iso && text.length > 1) return seconds(iso.slice(1), [365 * day, 30 * day, 7 * day, day, hour, 60, 1]);
  const short = lenient.exec(text);
  return short && text !== "" ? seconds(short.slice(1), [day, hour, 60, 1]) : undefined;
};
