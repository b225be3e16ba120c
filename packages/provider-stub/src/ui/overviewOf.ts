import { serverVersions } from '@so-email/codecs'
import { switches } from '../Assumptions.js'
import type { StubState } from '../runtime/StubState.js'
import { stateNames } from '../states/States.js'
import type { Overview } from './protocol.js'
import { stateExamples } from './stateExamples.js'

const names = Object.keys(switches) as ReadonlyArray<keyof typeof switches> // it has no other keys

const states: Overview['states'] = stateNames.map((name) => ({
  name,
  example: JSON.stringify(stateExamples[name], null, 2),
}))

/** What a stub is in a state. */
export const overviewOf = ({ settings, faults }: StubState): Overview => {
  const { assumptions, authentication, granted, profile, tenant } = settings
  return {
    mode: authentication.mode,
    granted,
    tenant: tenant.contextId === null ? null : { contextId: tenant.contextId, state: tenant.state },
    version: profile.version,
    versions: serverVersions,
    assumptions: names.map((name) => ({
      name,
      value: assumptions[name],
      ...switches[name],
    })),
    faults,
    states,
  }
}
