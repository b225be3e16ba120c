/** A progress on one line: a bar, the rate, the time that remains, and the failures. */
import { done, type ImportProgress } from './ImportProgress.js'

const barWidth = 24

/** A line that is shorter has no room for a bar beside the numbers. */
const narrow = 60

const bar = (share: number): string => {
  const filled = Math.floor(share * barWidth)
  return `[${'#'.repeat(filled)}${'-'.repeat(barWidth - filled)}]`
}

/** `1:02:03`, `2:03` or `3 s`. */
export const drawDuration = (seconds: number): string => {
  const whole = Math.ceil(seconds)
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const two = (number: number) => String(number).padStart(2, '0')
  if (hours > 0) return `${hours}:${two(minutes)}:${two(rest)}`
  return minutes > 0 ? `${minutes}:${two(rest)}` : `${rest} s`
}

/** Rows a second since the first request; `null` before there is one. */
const rateOf = (progress: ImportProgress): number | null => {
  const seconds = (progress.now - progress.begun.at) / 1000
  const rows = done(progress) - progress.begun.done
  return seconds > 0 && rows > 0 ? rows / seconds : null
}

const failuresOf = ({ refused, unknown }: ImportProgress): ReadonlyArray<string> => [
  `${refused} refused`,
  ...(unknown > 0 ? [`${unknown} unknown`] : []),
]

/** What is known of a progress, most important first; in a narrow line without the bar. */
export const drawProgress = (progress: ImportProgress, width = Number.POSITIVE_INFINITY): string => {
  const { total, read, refused, pause } = progress
  if (total === null) return `${read} rows read, ${refused} refused`
  const rows = done(progress)
  const rate = rateOf(progress)
  return [
    `${width < narrow ? '' : `${bar(total === 0 ? 1 : rows / total)} `}${rows}/${total}`,
    ...(rate === null ? [] : [`${Math.round(rate)} rows/s`]),
    ...(rate === null || rows === total ? [] : [`${drawDuration((total - rows) / rate)} left`]),
    ...failuresOf(progress),
    ...(pause === null ? [] : [`waiting: ${pause}`]),
  ].join(', ')
}
