import { either as E, function as F } from 'fp-ts'
import { TenantOptions } from '../tenants/Tenant.js'

/** The tenant of `--tenant`: `Cust12345`, `Cust12345:Suspended`, or `Cust12345:Running:60`. */
export const parseTenant = (text: string): E.Either<string, TenantOptions> => {
  const [contextId, state, validFor, ...more] = text.split(':')
  return F.pipe(
    TenantOptions.decode({
      contextId,
      ...(state !== undefined && { state }),
      ...(validFor !== undefined && { validFor: /^\d+$/.test(validFor) ? Number(validFor) : validFor }),
    }),
    E.filterOrElseW(() => more.length === 0, F.identity),
    E.mapLeft(() => `--tenant ${text} is not ID, ID:STATE or ID:STATE:SECONDS, as Cust12345:Suspended:60`),
  )
}
