/** A verification as text for a person. It holds places and kinds, and no value of a response. */
import { escapeUnprintable } from '@so-email/codecs'
import type { Outcome, Verification, Verified } from '../verification/Verification.js'

const marks: Readonly<Record<Outcome['_tag'], string>> = {
  Passed: 'ok      ',
  Failed: 'BROKEN  ',
  NotVerified: 'UNKNOWN ',
  LeftOut: 'left out',
}

/** The details of an outcome, one a line. */
export const linesOf = (outcome: Outcome): ReadonlyArray<string> => {
  switch (outcome._tag) {
    case 'Passed':
      return []
    case 'Failed':
      return outcome.mismatches.map(({ place, problem }) => `${place}: ${problem}`)
    case 'NotVerified':
    case 'LeftOut':
      return [outcome.reason]
  }
}

const draw = ({ description, states, outcome }: Verified): ReadonlyArray<string> => [
  `  ${marks[outcome._tag]} ${[...states, description].join(': ')}`,
  ...linesOf(outcome).map((line) => `             ${line}`),
]

/** More than a person reads; a hostile name may be as long as a file. */
const maxLength = 1_000

/** A line of the report, in which nothing of a pact or of a server reaches a terminal raw. */
const lineOf = (text: string): string =>
  escapeUnprintable(text.length > maxLength ? `${text.slice(0, maxLength)}...` : text)

export interface Count {
  readonly passed: number
  readonly failed: number
  readonly notVerified: number
  readonly leftOut: number
}

export const count = (verifications: ReadonlyArray<Verification>): Count => {
  const tags = verifications.flatMap(({ interactions }) => interactions.map(({ outcome }) => outcome._tag))
  const of = (wanted: Outcome['_tag']) => tags.filter((tag) => tag === wanted).length
  return { passed: of('Passed'), failed: of('Failed'), notVerified: of('NotVerified'), leftOut: of('LeftOut') }
}

/** The report of a run. */
export const report = (url: string, verifications: ReadonlyArray<Verification>): string => {
  const { passed, failed, notVerified, leftOut } = count(verifications)
  const sections = verifications.flatMap(({ consumer, provider, interactions }) => [
    `${provider} at ${url}, for ${consumer}`,
    '',
    ...interactions.flatMap(draw),
    '',
  ])
  const sum = `${passed} honoured, ${failed} broken, ${notVerified} could not be verified, ${leftOut} left out`
  return [...sections, sum].map(lineOf).join('\n')
}
