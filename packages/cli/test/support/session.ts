/** A command line in memory: files, variables, answers of a person, and the stub in place of a server. */
import { makeClient } from '@so-email/client'
import { makeStub, type Stub } from '@so-email/provider-stub'
import { openStore } from '@so-email/store'
import { taskEither as TE } from 'fp-ts'
import { withColours, withoutColours } from '../../src/drawing/Style.js'
import { type Environment, noProgress, type Progress } from '../../src/Environment.js'
import { run, type Screen } from '../../src/run.js'
import { noSuchFile } from '../../src/settings/variables.js'

export const credentials = {
  SUPEROFFICE_URL: 'https://crm.example.test',
  SUPEROFFICE_USER: 'tje0',
  SUPEROFFICE_PASSWORD: 'Tje0',
} as const

interface Session {
  readonly variables?: Readonly<Record<string, string>>
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  /** What a person types, question by question; without them there is no terminal. */
  readonly answers?: ReadonlyArray<string>
  readonly stub?: Stub
  readonly hasColours?: boolean
  readonly progress?: Partial<Progress>
  /** The standard input of an import. */
  readonly input?: string
  /** What else of the surroundings is another. */
  readonly ports?: Partial<Environment>
  /** Of the terminal, in columns. */
  readonly width?: number
}

export interface Printed {
  readonly out: string
  readonly err: string
  readonly code: number
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content

async function* toBytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

/** Runs command lines, each a list of arguments. */
export const sessionOf = ({
  variables = credentials,
  files = {},
  answers,
  stub = makeStub(),
  hasColours = false,
  progress = {},
  input = '',
  ports = {},
  width = 100,
}: Session = {}) => {
  const prompts: Array<string> = []
  const environment: Environment = {
    variables,
    readFile: (file) =>
      files[file] === undefined
        ? TE.left({ _tag: 'UnreadableFile', file, reason: noSuchFile })
        : TE.right(bytesOf(files[file])),
    isInteractive: () => answers !== undefined,
    prompt: ({ label, isHidden }) => {
      prompts.push(isHidden ? `${label} (hidden)` : label)
      return TE.right(answers?.[prompts.length - 1] ?? '')
    },
    progress: { ...noProgress, ...progress },
    now: () => 0,
    standardInput: toBytes(input),
    makeClient: (config) => makeClient({ ...config, transport: stub.answer }),
    openLedger: openStore,
    foreign: () => TE.left({ _tag: 'MissingPackage', name: '@so-email/verifier' }),
    interruption: () => new AbortController().signal,
    ...ports,
  }
  const execute = async (...argv: ReadonlyArray<string>): Promise<Printed> => {
    const printed = { out: '', err: '' }
    const screen = (name: 'out' | 'err'): Screen => ({
      write: (text) => () => {
        printed[name] += text
      },
      style: hasColours ? withColours : withoutColours,
      width,
    })
    const code = await run({
      environment,
      out: screen('out'),
      err: screen('err'),
      version: '1.2.3',
    })(argv)()
    return { ...printed, code }
  }
  return { execute, prompts, stub, environment }
}
