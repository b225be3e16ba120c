/**
 * The documented exchange as the page prints it: start line, headers, a blank line, the body. The files are the second
 * witness of every contract; no code of this repository writes them.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { HttpHeaders } from '@so-email/wire'

export interface Sample {
  readonly startLine: string
  readonly headers: HttpHeaders
  /** The body as it is printed. */
  readonly text: string
  /** The parsed body. */
  readonly value: Readonly<Record<string, unknown>>
}

const { resolve } = createRequire(import.meta.url)

const readSample = (name: string): Sample => {
  const file = readFileSync(resolve(`@so-email/contracts/samples/${name}.http`), 'utf8')
  const blank = file.indexOf('\n\n')
  const [startLine = '', ...fields] = file.slice(0, blank).split('\n')
  const text = file.slice(blank + 2).trimEnd()
  return {
    startLine,
    headers: fields.map((field) => {
      const colon = field.indexOf(':')
      return [field.slice(0, colon), field.slice(colon + 1).trim()]
    }),
    text,
    value: JSON.parse(text),
  }
}

export const sampleRequest: Sample = readSample('SaveEMailAccount.request')
export const sampleResponse: Sample = readSample('SaveEMailAccount.response')
