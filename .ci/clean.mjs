// `pnpm clean`: removes everything that was built, generated or cached, so that `pnpm build` and `pnpm test` start afresh.
import { readdirSync, rmSync } from 'node:fs'

const within = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? [`${folder}/${each.name}`] : []))

const single = ['.', 'contracts', 'comparison', 'checks', 'reference', 'testing']
const ours = [...single, ...within('packages'), ...within('examples')]
for (const folder of ours)
  for (const made of ['dist', '.cache', '.pacts', '.turbo'])
    rmSync(`${folder}/${made}`, { recursive: true, force: true })
