// `pnpm api:accept`: makes the reports of the public names the accepted ones. Read `git diff reference/api` afterwards.
import { makeReports } from './apiReport.mjs'
import { packages } from './entrances.mjs'

const problems = packages.flatMap((entrances) => makeReports(entrances, { accept: true }))
for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
