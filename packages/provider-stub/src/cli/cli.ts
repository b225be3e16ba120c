#!/usr/bin/env node
/** `so-email-stub`: starts the stub and leaves it running. */
import { readFileSync } from 'node:fs'
import type { EMailAccount } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import type { Entry } from '../Journal.js'
import { isLoopback } from '../server/isLoopback.js'
import { startStub } from '../server/nodeServer.js'
import { drawEntry, toJsonLine } from './drawEntry.js'
import { type Command, readOptions, usage } from './readOptions.js'
import { readSeed } from './readSeed.js'

// Whoever reads what is printed may go away at any time; the stub keeps serving.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`so-email-stub: ${line}\n`)

const fail = (message: string): never => {
  complain(`${message}\nTry so-email-stub --help`)
  process.exit(2)
}

const seedFrom = (file: string): ReadonlyArray<EMailAccount> => {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch (error) {
    return fail(`--seed ${file} cannot be read: ${error instanceof Error ? error.message : 'unknown'}`)
  }
  const accounts = readSeed(bytes)
  return E.isRight(accounts)
    ? accounts.right
    : fail(`--seed ${file} holds no accounts:\n  ${accounts.left.join('\n  ')}`)
}

const start = async ({ options, seed, log }: Extract<Command, { _tag: 'Start' }>): Promise<void> => {
  const draw = log === 'json' ? toJsonLine : drawEntry
  const stub = await startStub({
    ...options,
    ...(seed !== undefined && { accounts: seedFrom(seed) }),
    ...(log !== undefined && { onEntry: (entry: Entry) => say(draw(entry)) }),
  }).catch((error: Error) => fail(error.message))
  if (options.host !== undefined && !isLoopback(options.host)) {
    complain(`${options.host} is not loopback: whoever reaches this machine can read and write the accounts`)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stub.close())
  say(`listening on ${stub.url}`) // last: who reads it may end the command at once
}

// Relative to the bundle, which is `dist/so-email-stub.js`.
const version = (): string => JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version

const command = readOptions(process.argv.slice(2))
if (E.isLeft(command)) fail(command.left)
else if (command.right._tag === 'Help') say(usage.trimEnd())
else if (command.right._tag === 'Version') say(version())
else await start(command.right)
