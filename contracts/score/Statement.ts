/** The statements of the documentation: the denominator of the score. */
import { read } from '../repository.js'

export interface Statement {
  /** The name of the operation. */
  readonly operation: string
  /** Its place among those of the operation, from 1. */
  readonly number: number
  readonly text: string
  readonly about: About
}

/** What a statement is about, as far as its form shows it. */
export type About =
  | { readonly _tag: 'Path' }
  /** What the operation is for: the sentence after its path. */
  | { readonly _tag: 'Purpose' }
  | { readonly _tag: 'Header'; readonly name: string; readonly values: ReadonlyArray<string> }
  | { readonly _tag: 'Input'; readonly name: string; readonly type: string; readonly isQuery: boolean }
  | { readonly _tag: 'Status'; readonly status: number }
  | { readonly _tag: 'Answer'; readonly type: string }
  | { readonly _tag: 'Property'; readonly name: string; readonly type: string }
  | { readonly _tag: 'ReadOnly'; readonly name: string }
  | { readonly _tag: 'Sentence' }

const sentence: About = { _tag: 'Sentence' }

const named = (text: string) => {
  const [name = '', type = ''] = text.split(' ')
  return { name, type: /^array of /.test(text.slice(name.length + 1)) ? text.slice(name.length + 1) : type }
}

/** Schemes stand between quotation marks, media types are known by their slash. */
const valuesIn = (text: string): ReadonlyArray<string> =>
  text.match(/(?<=')\w+(?=')|\b(?:application|text)\/[\w+-]+/g) ?? []

const isHeader = /^(?:Authorization|X-XSRF-TOKEN|Content-Type|Accept|Accept-Language|SO-[A-Z]\w+)(?: |$)/
const isProperty =
  /^[$A-Za-z][\w.*]+ (?:Integer|String|int32|string|boolean|date-time|object|ServiceAuth|TableRight|FieldRight|EMailConnectionInfo(?:Extended)?|(?:array of )?SyncUserAccount)(?: |$)/

/** What a statement is about, by the section of the page that it stands in, and by the statement before it. */
const aboutOf = (section: string, text: string, before: Statement | undefined): About => {
  if (text.startsWith('POST /')) return { _tag: 'Path' }
  // The description of one operation does not have what it is for.
  if (before?.about._tag === 'Path' && !text.startsWith('Online Restricted')) return { _tag: 'Purpose' }
  if (text === 'Readonly field') return { _tag: 'ReadOnly', name: named(before?.text ?? '').name }
  if (section === 'Request Headers' && isHeader.test(text))
    return { _tag: 'Header', name: named(text).name, values: valuesIn(text) }
  if (/^(?:Query String|Request Body)$/.test(section) && isProperty.test(text))
    return { _tag: 'Input', ...named(text), isQuery: section === 'Query String' }
  if (/^\d{3} /.test(text)) return { _tag: 'Status', status: Number(text.slice(0, 3)) }
  if (text.startsWith('Response body: ')) return { _tag: 'Answer', type: text.slice('Response body: '.length) }
  return section === 'Response body' && isProperty.test(text) ? { _tag: 'Property', ...named(text) } : sentence
}

/** The sentences of a line of a page. */
export const sentencesOf = (line: string): ReadonlyArray<string> => line.split(/(?<=[.)]) (?=[A-Z])/)

const isHeading = /^(?:Request Headers|Query String|Request Body|Response(?::| body)|.* Description|#.*|)$/

/** A path begins the page of an operation; a heading, or a statement that has one, begins a section. */
const parse = (pages: string): ReadonlyArray<Statement> => {
  const parsed: Array<Statement> = []
  let section = ''
  for (const line of pages.split('\n')) {
    section = /^(?:Request Headers|Query String|Request Body|Response(?: body)?)(?=:|$)/.exec(line)?.[0] ?? section
    for (const text of isHeading.test(line) ? [] : sentencesOf(line)) {
      const before = parsed.at(-1)
      const about = aboutOf(section, text, before)
      const [operation, number] =
        about._tag === 'Path'
          ? [text.slice(text.lastIndexOf('/') + 1), 1]
          : [before?.operation ?? '', (before?.number ?? 0) + 1]
      parsed.push({ operation, number, text, about })
    }
  }
  return parsed
}

const pageText = read('contracts/samples/SaveEMailAccount.page.txt')

/** The documented page, without its examples. */
export const page = parse(pageText)

/** The page and the names of its two examples, what the official description adds to it, and the other operations. */
export const statements = parse(
  [pageText, 'Sample request', 'Sample response', read('contracts/score/statements.txt')].join('\n'),
)

/** What the documented page is about, of one kind. */
const onPage = <Tag extends About['_tag']>(tag: Tag) =>
  page.map(({ about }) => about).filter((about): about is Extract<About, { readonly _tag: Tag }> => about._tag === tag)

const nameOf = ({ name }: { readonly name: string }): string => name

const valuesOf = (header: string): ReadonlyArray<string> =>
  onPage('Header').flatMap(({ name, values }) => (name === header ? values : []))

export const documentedHeaders = onPage('Header').map(nameOf)
export const documentedRequestProperties = onPage('Input').map(nameOf)
export const documentedResponseProperties = onPage('Property').map(nameOf)
export const documentedSchemes = valuesOf('Authorization')
export const documentedRequestTypes = valuesOf('Content-Type')
export const documentedResponseTypes = valuesOf('Accept')
