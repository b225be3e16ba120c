// Loaded by vitest before each file. Without FUZZ_RUNS every property has the same cases at each run, so that a run that fails
// fails again; `pnpm fuzz` has others each time, and more, and `pnpm mutate` the same ones, and fewer. A property with a `numRuns`
// of its own keeps it.
import fc from 'fast-check'

const { FUZZ_RUNS, FUZZ_SEED } = process.env
const seed = FUZZ_RUNS === undefined ? 1 : FUZZ_SEED
fc.configureGlobal({
  ...(seed === undefined ? {} : { seed: Number(seed) }),
  ...(FUZZ_RUNS === undefined ? {} : { numRuns: Number(FUZZ_RUNS) }),
})
