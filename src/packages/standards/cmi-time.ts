const TIMESPAN = /^(\d{2,4}):(\d{2}):(\d{2}(?:\.\d{1,2})?)$/
const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,2})?)S)?)?$/

/** Milliseconds in a timespan of SCORM 1.2 (`0000:12:30.5`) or a duration of 2004 (`PT12M30.5S`); 0 for any other text. */
export function elapsedMs(text: string): number {
  const [, hours, minutes, seconds] = TIMESPAN.exec(text) ?? []
  if (hours !== undefined) return inMs(0, hours, minutes, seconds)
  const [, days, ...rest] = DURATION.exec(text) ?? []
  return inMs(Number(days ?? 0), ...rest)
}

/** A duration of SCORM 2004, in hours, minutes and seconds with at most two decimals. */
export function duration(ms: number): string {
  const hundredths = Math.floor(Math.max(ms, 0) / 10)
  const minutes = Math.floor(hundredths / 6000)
  return `PT${Math.floor(minutes / 60)}H${minutes % 60}M${(hundredths % 6000) / 100}S`
}

function inMs(days: number, hours = '0', minutes = '0', seconds = '0'): number {
  return Math.round(((days * 24 + Number(hours)) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000)
}
