/** The order in which a mutant meets the files of tests: what found the mutants before it comes first, and then what is quick. */
import { BaseSequencer } from 'vitest/node'

/** @typedef {import('vitest/node').TestSpecification} TestSpecification */

/** The files that failed, the last one first. @type {ReadonlyArray<string>} */
let failed = []

/** @type {import('vitest/node').Vitest | undefined} */
let running

/**
 * Remembers the files that fail. One that cannot be loaded has no test that fails, but is an error of the run, as vitest's
 * exit code shows; Stryker looks at no more than tests and errors. @type {import('vitest/reporters').Reporter}
 */
export const memory = {
  onInit: (vitest) => {
    running = vitest
  },
  onTestModuleEnd: (module) => {
    for (const error of module.errors()) running?.state.catchError(error, 'Load Error')
    if (module.state() === 'failed') failed = [module.moduleId, ...failed.filter((each) => each !== module.moduleId)]
  },
}

/** The place of a file among those that failed. @param {TestSpecification} specification */
const rankOf = ({ moduleId }) => {
  const rank = failed.indexOf(moduleId)
  return rank === -1 ? failed.length : rank
}

export class MutationSequencer extends BaseSequencer {
  /** @override Vitest's own order is that of how long they took, the longest first. @param {Array<TestSpecification>} files */
  async sort(files) {
    const quickFirst = (await super.sort(files)).reverse()
    return quickFirst.sort((a, b) => rankOf(a) - rankOf(b))
  }
}
