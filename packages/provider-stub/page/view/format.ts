/** Values as a person reads them. Pure, but for the time zone of the browser. */

const two = (value: number): string => String(value).padStart(2, '0')

/** `12:00:00.000`, in the time zone of the browser. */
export const timeOf = (at: number): string => {
  const time = new Date(at)
  const seconds = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':')
  return `${seconds}.${String(time.getMilliseconds()).padStart(3, '0')}`
}

export const durationOf = (milliseconds: number | null): string => {
  if (milliseconds === null) return '–'
  return milliseconds < 100 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds)} ms`
}

export const bytesOf = (bytes: number): string => (bytes === 1 ? '1 byte' : `${bytes} bytes`)
