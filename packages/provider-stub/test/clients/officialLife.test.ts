import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { startStub } from '../../src/index.js'

const script = fileURLToPath(new URL('officialLife.cjs', import.meta.url))

it('answers every operation of the unmodified official client', async () => {
  const stub = await startStub()
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script, stub.url])
    const life = JSON.parse(stdout)

    const saved = { eMailAccountId: 271, eMailAddress: 'life@example.test', associateId: 244 }
    expect(life).toMatchObject({
      fresh: { eMailAccountId: 0, associateId: 244 },
      saved,
      got: saved,
      missing: null,
      byAddress: saved,
      byNoAddress: { eMailAccountId: 0 },
      current: { eMailAccountId: 270 },
      currentId: 270,
      due: [
        { accountId: 270, associateName: 'tje0', associateId: 244 },
        { accountId: 271, associateName: 'tje0', associateId: 244 },
      ],
      deleted: null,
    })
    expect([...stub.accounts.all()].map(({ EMailAccountId }) => EMailAccountId)).toEqual([270])
  } finally {
    await stub.close()
  }
})
