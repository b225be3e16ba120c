/** The commands of the other packages under this roof. Each is theirs: this package only hands the arguments on. */
import { function as F, taskEither as TE } from 'fp-ts'
import { forwarded, type Run } from '../command/Command.js'
import type { ForeignName } from '../Environment.js'
import type { Output } from '../Output.js'

const running =
  (name: ForeignName) =>
  (argv: ReadonlyArray<string>): Run =>
  ({ foreign }) =>
    F.pipe(
      foreign(name, argv),
      TE.map((exitCode): Output => ({ _tag: 'Printed', exitCode })),
    )

export const stub = forwarded({
  name: 'stub',
  group: 'Development and tests',
  summary: 'start a server that answers like SuperOffice (needs @so-email/provider-stub)',
  run: running('stub'),
})

export const verify = forwarded({
  name: 'verify',
  group: 'Development and tests',
  summary: 'verify a running server against pacts (needs @so-email/verifier)',
  run: running('verify'),
})

export const drift = forwarded({
  name: 'drift',
  group: 'Development and tests',
  summary: 'compare a description of the API with our operations (needs @so-email/verifier)',
  run: running('drift'),
})
