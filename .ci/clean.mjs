// `pnpm clean`: removes everything that was built, generated or cached, so that `pnpm build` and `pnpm test` start afresh.
import { readdirSync, rmSync } from 'node:fs'

const within = (folder) => readdirSync(folder).map((name) => `${folder}/${name}`)

for (const folder of ['.', 'contracts', 'comparison', 'checks', ...within('packages'), ...within('examples')])
  for (const made of ['dist', '.cache', '.pacts', '.turbo'])
    rmSync(`${folder}/${made}`, { recursive: true, force: true })
