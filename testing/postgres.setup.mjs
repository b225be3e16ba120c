// Global setup of vitest: one PostgreSQL for all tests of a package, which they find as `inject('postgres')`.
import { hasPostgres, startPostgres } from './postgres.mjs'

export default async ({ provide }) => {
  if (!hasPostgres) return provide('postgres', null)
  const postgres = await startPostgres()
  provide('postgres', postgres.url)
  return postgres.remove
}
