import { taskEither as TE } from 'fp-ts'
import { expect, it, onTestFinished, vi } from 'vitest'
import { foreign } from '../src/terminal/foreign.js'

const settings = [
  'SUPEROFFICE_USER=tje0',
  'SUPEROFFICE_ASSOCIATE_ID=244',
  'SUPEROFFICE_PASSWORD=Tje0',
  'NODE_TLS_REJECT_UNAUTHORIZED=0',
  'HTTPS_PROXY=http://proxy.example.test',
  'SUPEROFFICE_OTHER=1',
].join('\n')

it('the verifier gets the settings of .env that it knows, and no others', async () => {
  const before = { SUPEROFFICE_PASSWORD: 'set' }
  vi.spyOn(process, 'env', 'get').mockReturnValue({ ...before })
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => void vi.restoreAllMocks())

  await foreign({ readFile: () => TE.right(new TextEncoder().encode(settings)) })('verify', [])()

  expect(process.env).toEqual({ ...before, SUPEROFFICE_USER: 'tje0', SUPEROFFICE_ASSOCIATE_ID: '244' })
})
