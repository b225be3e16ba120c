// `pnpm clean`: removes everything that was built, generated or remembered; `pnpm build` and `pnpm test` start from nothing.
import { readdirSync, rmSync } from 'node:fs'

for (const folder of ['.', 'contracts', ...readdirSync('packages').map((name) => `packages/${name}`)])
  for (const made of ['dist', '.cache', '.pacts', '.turbo'])
    rmSync(`${folder}/${made}`, { recursive: true, force: true })
