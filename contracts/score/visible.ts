/** Whether a response can show what a server does with a part of a request, by the documented types of what it has. */
import { type Statement, statements } from './Statement.js'

/** The types of what a part of a request changes in a response. */
const changed: Readonly<Record<string, RegExp>> = {
  'Accept-Language': /^string$/,
  'SO-Language': /^string$/,
  'SO-Culture': /^(?:int32|date-time)$/,
  'SO-TimeZone': /^date-time$/,
  // An entity, or a list of them: what has properties to choose from.
  $select: /^(?:array of )?[A-Z]/,
}

/** A response without a text has nothing to translate, and a response without properties nothing to choose from. */
export const isVisible = ({ operation, about }: Statement): boolean => {
  const types = about._tag === 'Header' || about._tag === 'Input' ? changed[about.name] : undefined
  return (
    types === undefined ||
    statements.some(
      ({ operation: each, about: of }) =>
        each === operation && (of._tag === 'Answer' || of._tag === 'Property') && types.test(of.type),
    )
  )
}
