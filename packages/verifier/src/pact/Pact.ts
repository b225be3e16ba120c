/** A pact file, as far as a verification needs to know it; what it does not name stays in the file. */
import { readFileSync } from 'node:fs'
import { drawFailure } from '@so-email/codecs'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'

const State = t.intersection([t.type({ name: t.string }), t.partial({ params: t.UnknownRecord })])

const PactInteraction = t.intersection([
  t.type({
    description: t.string,
    request: t.intersection([
      t.type({ method: t.string, path: t.string }),
      t.partial({ headers: t.record(t.string, t.array(t.string)), query: t.UnknownRecord, body: t.unknown }),
    ]),
    response: t.intersection([
      t.type({ status: t.number }),
      t.partial({ headers: t.record(t.string, t.array(t.string)), body: t.unknown }),
    ]),
  }),
  t.partial({ providerStates: t.array(State), comments: t.unknown }),
])
export type PactInteraction = t.TypeOf<typeof PactInteraction>

const Pact = t.type({
  consumer: t.type({ name: t.string }),
  provider: t.type({ name: t.string }),
  interactions: t.array(PactInteraction),
})
export type Pact = t.TypeOf<typeof Pact>

/** Reads a pact file. */
export const readPact = (file: string): E.Either<string, Pact> =>
  F.pipe(
    E.tryCatch((): unknown => JSON.parse(readFileSync(file, 'utf8')), E.toError),
    E.mapLeft(({ message }) => message),
    E.chain((value) => E.mapLeft((errors: t.Errors) => drawFailure(errors).join('; '))(Pact.decode(value))),
    E.mapLeft((reason) => `${file} is not a pact: ${reason}`),
  )

/** The same pact with some of its interactions only. */
export const only = (pact: Pact, wanted: (interaction: PactInteraction) => boolean): Pact => ({
  ...pact,
  interactions: pact.interactions.filter(wanted),
})

/** The names of the states that an interaction needs. */
export const statesOf = ({ providerStates = [] }: PactInteraction): ReadonlyArray<string> =>
  providerStates.map(({ name }) => name)
