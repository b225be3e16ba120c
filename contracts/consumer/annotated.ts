/**
 * A pact with what the builders of pact cannot write: comments (the documented page and the group of an interaction), and rules
 * of which one has to hold.
 */
import { operations, pathOf } from '@so-email/codecs'
import { type Group, groups } from '@so-email/verifier'
import * as t from 'io-ts'
import type { Interaction } from './Interaction.js'

const reference = 'https://docs.superoffice.com/en/api/reference/restful/agent/EMail_Agent'

/** The documented page of an operation. */
const pageOf = (path: string): string | undefined => {
  const operation = Object.values(operations).find((each) => pathOf(each) === path)
  return operation && `${reference}/v1EMailAgent_${operation.name}.html`
}

const kinds = {
  assumption: 'An assumption, which the documentation does not state',
  later: 'Not every version has it',
  online: 'Only a tenant of SuperOffice Online has it',
} as const

const textOf = (group: Group): string => {
  const [kind = ''] = group.split(':')
  return `${kinds[kind as keyof typeof kinds]}: ${groups[group]}.` // the name of every group begins with its kind
}

const commentsOf = ({ group, request }: Interaction) => ({
  ...(group === undefined ? {} : { group }),
  references: { documentation: { page: pageOf(request.path) } },
  ...(group === undefined ? {} : { text: [textOf(group)] }),
})

const Rule = t.type({ combine: t.string, matchers: t.array(t.type({ match: t.string })) })

/** No value has two types at once: these rules stand for "or". */
const isEither = (matchers: ReadonlyArray<{ readonly match: string }>): boolean =>
  ['type,null', 'type,integer'].includes(matchers.map(({ match }) => match).join())

const withEither = (value: unknown): unknown => {
  if (Rule.is(value) && isEither(value.matchers)) return { ...value, combine: 'OR' }
  if (Array.isArray(value)) return value.map(withEither)
  return t.UnknownRecord.is(value)
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withEither(member)]))
    : value
}

const Pact = t.type({ interactions: t.array(t.intersection([t.type({ description: t.string }), t.UnknownRecord])) })

export const annotated =
  (interactions: ReadonlyArray<Interaction>) =>
  (pact: unknown): unknown =>
    Pact.is(pact)
      ? {
          ...pact,
          interactions: pact.interactions.map((each) => {
            const interaction = interactions.find(({ description }) => description === each.description)
            const whole = Object(withEither(each))
            return interaction === undefined ? whole : { comments: commentsOf(interaction), ...whole }
          }),
        }
      : pact
