// Loaded by vitest when FUZZ_RUNS is set; a property that says its own numRuns keeps it.
import fc from 'fast-check'

fc.configureGlobal({ numRuns: Number(process.env.FUZZ_RUNS) })
