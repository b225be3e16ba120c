// Loaded by vitest when FUZZ_RUNS is set; a property with a numRuns of its own keeps it.
import fc from 'fast-check'

fc.configureGlobal({ numRuns: Number(process.env.FUZZ_RUNS) })
