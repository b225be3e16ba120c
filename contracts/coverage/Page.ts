/**
 * The statements of the documented page, read from its text. `samples/SaveEMailAccount.page.txt` is the page without its
 * examples, so coverage is measured by the page.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const file = createRequire(import.meta.url).resolve('@so-email/contracts/samples/SaveEMailAccount.page.txt')
const text = readFileSync(file, 'utf8')

const isHeading = (line: string): boolean => /^(?:Request Headers|Response:|.* Description)$/.test(line)

/** Every statement, in the order of the page. */
export const statements: ReadonlyArray<string> = text.split('\n').filter((line) => line !== '' && !isHeading(line))

/** The lines of a section, from the line after its table's heading to the next empty one. */
const rows = (heading: string): ReadonlyArray<string> => {
  const [, section = ''] = text.split(`${heading}\n`)
  return (section.split(' Description\n')[1] ?? '').split('\n\n')[0]?.trimEnd().split('\n') ?? []
}

const firstWord = (row: string): string => row.split(' ')[0] ?? ''

export const documentedHeaders = rows('Request Headers').map(firstWord)
export const documentedRequestProperties = rows('Request Body: entity').map(firstWord)
export const documentedResponseProperties = rows('Response body: EMailAccount').map(firstWord)

const typesIn = (header: string): ReadonlyArray<string> =>
  rows('Request Headers')
    .find((row) => firstWord(row) === header)
    ?.match(/\b(?:application|text)\/[\w+-]+/g) ?? []

export const documentedRequestTypes = typesIn('Content-Type')
export const documentedResponseTypes = typesIn('Accept')
export const documentedSchemes = rows('Request Headers')[0]?.match(/(?<=')\w+(?=')/g) ?? []
