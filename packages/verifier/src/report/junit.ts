/** A verification as JUnit XML, which every CI reads. It holds places and kinds, and no value of a response. */

import type { Verification, Verified } from '../verification/Verification.js'
import { linesOf } from './report.js'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * XML has no escape for control characters, so they become blanks, as does all that a reader does not see: halves of
 * surrogate pairs, non-characters, line separators, and what turns the direction of a text.
 */
const escaped = (text: string): string =>
  text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ').replace(/[&<>"]/g, (character) => escapes[character] ?? '')

const elements = { Failed: 'failure', NotVerified: 'error', LeftOut: 'skipped' } as const

const testCase =
  (suite: string) =>
  ({ description, states, outcome, duration }: Verified): string => {
    const name = escaped([...states, description].join(': '))
    const open = `    <testcase classname="${escaped(suite)}" name="${name}" time="${duration.toFixed(3)}"`
    if (outcome._tag === 'Passed') return `${open}/>`
    const element = elements[outcome._tag]
    const message = escaped(linesOf(outcome).join('; '))
    return `${open}>\n      <${element} message="${message}"/>\n    </testcase>`
  }

const suite = ({ consumer, provider, interactions }: Verification): string => {
  const number = (tag: string) => interactions.filter(({ outcome }) => outcome._tag === tag).length
  const name = `${consumer} and ${provider}`
  const seconds = interactions.reduce((sum, { duration }) => sum + duration, 0).toFixed(3)
  const counts = `tests="${interactions.length}" failures="${number('Failed')}" errors="${number('NotVerified')}" skipped="${number('LeftOut')}"`
  return [
    `  <testsuite name="${escaped(name)}" ${counts} time="${seconds}">`,
    ...interactions.map(testCase(name)),
    '  </testsuite>',
  ].join('\n')
}

/** The text of a report file. */
export const junit = (verifications: ReadonlyArray<Verification>): string =>
  ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>', ...verifications.map(suite), '</testsuites>', ''].join(
    '\n',
  )
