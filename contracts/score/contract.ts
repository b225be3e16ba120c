/** The interactions of the pact that hold a statement: a client or a server that breaks it does not fulfil them. */
import { pathOf } from '@so-email/codecs'
import { credentialsFrom, groupOf, type PactInteraction, startVerificationRun } from '@so-email/verifier'
import { header } from '@so-email/wire'
import { either as E, function as F, option as O, readonlyArray as RA } from 'fp-ts'
import { orThrow } from '../orThrow.js'
import { ourPact } from '../ourPact.js'
import { wrongs } from '../wrong-providers/wrongs.js'
import { subjectOf } from './exchange.js'
import { valueAt } from './place.js'
import { purposes } from './purposes.js'
import { contentOf, headersOf, replay } from './replay.js'
import type { Statement } from './Statement.js'
import { sentences } from './sentences.js'

type Interactions = ReadonlyArray<PactInteraction>

const { interactions } = ourPact
const replayed = await replay(ourPact)

const valuesOf = ({ request }: PactInteraction, name: string): ReadonlyArray<string> =>
  F.pipe(headersOf(request), header(name), RA.fromOption)

/** The interactions with a header, and a response that shows whether a server honours it. */
const showing = (own: Interactions, name: string): Interactions =>
  own.filter((each) => valuesOf(each, name).length > 0 && replayed.isShown(each, name))

/** The interactions that notice one of these providers, if each provider is noticed. */
const noticing = (own: Interactions, providers: ReadonlyArray<string>): Interactions => {
  const noticed = providers.map((name) =>
    own.filter(({ description }) => Object.hasOwn(wrongs[name]?.noticedBy ?? {}, description)),
  )
  return noticed.every((some) => some.length > 0) ? noticed.flat() : []
}

const holding = async (own: Interactions, { operation: name, text, about }: Statement): Promise<Interactions> => {
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
    case 'Answer':
      return successes
    case 'Purpose':
      return noticing(successes, purposes[text]?.brokenBy ?? [])
    case 'Header': {
      const withHeader = showing(successes, about.name)
      const found = withHeader.flatMap((each) => valuesOf(each, about.name).map((value) => value.split(/[ ;]/)[0]))
      return about.values.every((value) => found.includes(value)) ? withHeader : []
    }
    case 'Input':
      // A response of `null`, or a page, shows an input too.
      return replayed.showingInput(
        own.filter(({ response }) => response.status === answer.status),
        about.name,
        about.isQuery,
      )
    case 'Status':
      return own.filter(({ response }) => response.status === about.status)
    case 'Property':
      return successes.filter(({ response }) => valueAt(contentOf(response.body), about.name) !== undefined)
    case 'ReadOnly':
    case 'Sentence':
      return []
  }
}

/** What the pact has of a statement. */
export interface Held {
  readonly isHeld: boolean
  /** Held by an interaction that `pnpm verify:provider` runs on a server that was not started for it. */
  readonly isHeldLive: boolean
  /** Held, and only by interactions that the pact marks as an assumption. */
  readonly isAssumed: boolean
}

const everything = {
  SUPEROFFICE_USER: 'tje0',
  SUPEROFFICE_PASSWORD: 'Tje0',
  SUPEROFFICE_TICKET: '7T:ticket',
  SUPEROFFICE_TOKEN: '8A:token',
  SUPEROFFICE_APP_TOKEN: 'token',
}

/**
 * Which interactions `pnpm verify:provider` runs where it is given everything: the verification itself decides. Nothing listens
 * at this address, so what is not left out has no result.
 */
const verifiedLive = async (): Promise<ReadonlyArray<string>> => {
  const credentials = orThrow(credentialsFrom(everything))
  const run = await startVerificationRun('http://127.0.0.1:9', [ourPact], {
    credentials,
    readOnly: false,
    mailServers: true,
    leaveOut: ['scenarios'],
  })
  const verified = orThrow(await run.verify())
  await run.end()
  return verified.flatMap(({ interactions: all }) =>
    all.flatMap(({ description, outcome }) => (outcome._tag === 'LeftOut' ? [] : [description])),
  )
}

const liveDescriptions = await verifiedLive()

const isLive = ({ description }: PactInteraction): boolean => liveDescriptions.includes(description)

const isAssumption: (interaction: PactInteraction) => boolean = F.flow(
  groupOf,
  O.exists((group) => group.startsWith('assumption:')),
)

export const heldBy = async (statement: Statement): Promise<Held> => {
  const path = pathOf({ agent: 'EMail', name: statement.operation })
  const own = interactions.filter(({ request }) => request.path === path)
  const isHeldIn = async (some: Interactions) => (await holding(some, statement)).length > 0
  const isHeld = await isHeldIn(own)
  return {
    isHeld,
    isHeldLive: await isHeldIn(own.filter(isLive)),
    isAssumed: isHeld && !(await isHeldIn(own.filter((each) => !isAssumption(each)))),
  }
}

export const descriptions: ReadonlyArray<string> = interactions.map(({ description }) => description)
