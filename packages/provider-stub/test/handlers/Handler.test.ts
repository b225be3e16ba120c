import { expectTypeOf, it } from 'vitest'
import type { Handlers } from '../../src/handlers/Handler.js'
import { saveEMailAccount } from '../../src/handlers/saveEMailAccount.js'

it('there is a handler for every operation, with the input and the output of the operation', () => {
  expectTypeOf(saveEMailAccount).toEqualTypeOf<Handlers['saveEMailAccount']>()
  // @ts-expect-error an operation without a handler
  const incomplete: Handlers = { saveEMailAccount }
  expectTypeOf(incomplete).toEqualTypeOf<Handlers>()
})
