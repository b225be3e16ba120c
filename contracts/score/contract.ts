/** The interactions of the pact that hold a statement: a client or a server that breaks it does not fulfil them. */
import { pathOf } from '@so-email/codecs'
import { groupOf, liveStates, type PactInteraction, readPact, statesOf } from '@so-email/verifier'
import { header } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { root } from '../faithfulness/Mutation.js'
import { entityIn, subjectOf } from './exchange.js'
import type { Statement } from './Statement.js'
import { sentences } from './sentences.js'

type Interactions = ReadonlyArray<PactInteraction>

const { interactions } = E.getOrElseW((reason: string) => {
  throw new TypeError(reason)
})(readPact(`${root}contracts/pacts/so-email-client-SuperOffice-EMail.json`))

const contentOf = (body: unknown): unknown => (t.UnknownRecord.is(body) ? body['content'] : undefined)

const valuesOf = ({ request: { headers = {} } }: PactInteraction, name: string): ReadonlyArray<string> =>
  F.pipe(
    Object.entries(headers).flatMap(([field, values]) => values.map((value) => [field, value] as const)),
    header(name),
    O.match(
      () => [],
      (value) => [value],
    ),
  )

const hasKey = (value: unknown, name: string): boolean =>
  Object.keys(Object(value)).some((key) => key.toLowerCase() === name.toLowerCase())

const holding = (own: Interactions, { operation: name, text, about }: Statement): Interactions => {
  const { answer } = subjectOf(name).operation
  const successes = own.filter(
    ({ response }) =>
      response.status === answer.status &&
      (response.status === 204 || E.isRight(answer.decode(contentOf(response.body)))),
  )
  const known = sentences[text]
  if (known !== undefined) return own.filter(({ description }) => known.heldBy.includes(description))
  switch (about._tag) {
    case 'Path':
    case 'Purpose':
    case 'Answer':
      return successes
    case 'Header': {
      const withHeader = successes.filter((each) => valuesOf(each, about.name).length > 0)
      const found = withHeader.flatMap((each) => valuesOf(each, about.name).map((value) => value.split(/[ ;]/)[0]))
      return about.values.every((value) => found.includes(value)) ? withHeader : []
    }
    case 'Input':
      return successes.filter(({ request }) =>
        hasKey(about.isQuery ? request.query : contentOf(request.body), about.name),
      )
    case 'Status':
      return own.filter(({ response }) => response.status === about.status)
    case 'Property':
      return successes.filter(({ response }) => hasKey(entityIn(contentOf(response.body)), about.name))
    case 'ReadOnly':
    case 'Sentence':
      return []
  }
}

/** What the pact has of a statement. */
export interface Held {
  readonly isHeld: boolean
  /** Held by an interaction whose states a server gets into that was not started for it: `pnpm verify:provider` runs it. */
  readonly isHeldLive: boolean
  /** Held, and only by interactions that the pact marks as an assumption. */
  readonly isAssumed: boolean
}

const liveNames = Object.entries(liveStates).flatMap(([name, { _tag }]) => (_tag === 'Live' ? [name] : []))

const isLive = (interaction: PactInteraction): boolean =>
  statesOf(interaction).every((state) => liveNames.includes(state))

const isAssumption: (interaction: PactInteraction) => boolean = F.flow(
  groupOf,
  O.exists((group) => group.startsWith('assumption:')),
)

export const heldBy = (statement: Statement): Held => {
  const path = pathOf({ agent: 'EMail', name: statement.operation })
  const own = interactions.filter(({ request }) => request.path === path)
  const isHeldIn = (some: Interactions) => holding(some, statement).length > 0
  return {
    isHeld: isHeldIn(own),
    isHeldLive: isHeldIn(own.filter(isLive)),
    isAssumed: isHeldIn(own) && !isHeldIn(own.filter((each) => !isAssumption(each))),
  }
}

export const descriptions: ReadonlyArray<string> = interactions.map(({ description }) => description)
