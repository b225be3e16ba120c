/** `node dist/broker/cli.js PROVIDER --url URL [--states-url URL]`, which `pnpm pacts:verify-stub` runs. */
import { verifyProvider } from './verifyProvider.js'

process.exitCode = await verifyProvider(process.argv.slice(2), process.env)
