/** How a stream is written to: whether it takes colours. */
import { styleText } from 'node:util'

export interface Style {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly green: (text: string) => string
  readonly red: (text: string) => string
}

const plain = (text: string): string => text

export const withoutColours: Style = { bold: plain, dim: plain, green: plain, red: plain }

type Format = Parameters<typeof styleText>[0]

// `validateStream` would look at the environment and the streams of the process once more.
const styled = (format: Format) => (text: string) => styleText(format, text, { validateStream: false })

export const withColours: Style = {
  bold: styled('bold'),
  dim: styled('dim'),
  green: styled('green'),
  red: styled('red'),
}

/** `NO_COLOR` wins over `FORCE_COLOR`; without both a terminal has colours, and nothing else has. */
export const styleFor = (
  variables: Readonly<Record<string, string | undefined>>,
  stream: { readonly isTTY?: boolean | undefined },
): Style => {
  const { NO_COLOR = '', FORCE_COLOR, TERM } = variables
  if (NO_COLOR !== '') return withoutColours
  if (FORCE_COLOR !== undefined) return ['0', 'false'].includes(FORCE_COLOR) ? withoutColours : withColours
  return stream.isTTY === true && TERM !== 'dumb' ? withColours : withoutColours
}
