// Loaded by vitest before each file. Without FUZZ_RUNS every property has the same cases at each run, so that a run that fails
// fails again; `pnpm fuzz` has others each time, and more. A property with a `numRuns` of its own keeps it.
import fc from 'fast-check'

const { FUZZ_RUNS } = process.env
fc.configureGlobal(FUZZ_RUNS === undefined ? { seed: 1 } : { numRuns: Number(FUZZ_RUNS) })
