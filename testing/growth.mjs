/**
 * How the time of a reader grows with the text that it reads, for the tests of every package that reads text from outside;
 * and the regular expressions of a source folder, so that such a test can show that it knows them all.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst } from 'rolldown/parseAst'

/**
 * Whether this run measures times, as `pnpm fuzz` does. `pnpm test` does not: its tests have to pass on every machine, and a
 * measurement needs one that does nothing else. `pnpm mutate`, which has few cases, does not either.
 */
export const measuresTimes = Number(process.env['FUZZ_RUNS'] ?? 0) >= 1_000

/** Seconds of this process, whatever else the machine does. */
const secondsOf = async (run) => {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** The least seconds of three runs. */
export const leastSeconds = async (run) => Math.min(await secondsOf(run), await secondsOf(run), await secondsOf(run))

/** A busy machine may disturb one measurement; what is slow is slow in each of so many. */
const attempts = 5

/** What a measurement finds, or `null` where one of several attempts finds nothing. */
export const foundAlways = async (measure) => {
  let found = null
  for (let i = 0; i < attempts; i++) {
    found = await measure()
    if (found === null) return null
  }
  return found
}

/** Below it a measurement is noise. An expression like `/\s+$/` takes twice as long for so many spaces. */
const noise = { seconds: 0.01, length: 8_192 }

/**
 * Reads texts of three sizes, each four times as long as the one before. A linear reader takes four times as long for each;
 * a quadratic one sixteen times. Eight is allowed. The answer describes the first step that takes longer; it is `null` for a
 * reader whose time is linear.
 */
export const superlinear = async (read, make) => {
  const text = make(noise.length)
  return (await secondsOf(() => read(text))) < noise.seconds ? null : foundAlways(() => slowStep(read, make))
}

const slowStep = async (read, make) => {
  let before = Number.POSITIVE_INFINITY
  for (const size of [noise.length / 4, noise.length, noise.length * 4]) {
    const longer = make(size)
    const seconds = await leastSeconds(() => read(longer))
    if (seconds > 4 * noise.seconds + 8 * before)
      return `${before.toFixed(3)} s, and ${seconds.toFixed(3)} s for the size ${size}`
    before = seconds
  }
  return null
}

/** The hostile texts that a reader is slow on, each with what is slow. */
export const slowTexts = async (read, texts = hostileTexts) => {
  const slow = []
  for (const [what, make] of Object.entries(texts)) {
    const found = await superlinear(read, make)
    if (found !== null) slow.push(`${what}: ${found}`)
  }
  return slow
}

/** Texts on which readers have been slow: runs of what separates, opens, escapes and repeats. */
export const hostileTexts = Object.fromEntries(
  [
    ...['\r', '\n', '\r\n', ' ', '\t', '\u00a0', ' \t', '"', "'", '\\', '\\"', ';', ',', '=', '&', '.', '-', '+', '%'],
    ...['%41'],
    ...['0', '1', '1.', '1e', 'a', 'A', 'é', '👍', '\ud800', '[', ']', '{', '}', '(', '<', '>', '/', ':', '*', '*/*'],
    ...['a b'],
    ...['a=b;', 'a="b";', 'a,b', 'a/b,', 'a/b;q=0.1,', ';charset=', ';charset="\\', '"a":1,', '{"a":', '[[]', '0,'],
    ...['1e999,'],
    ...['<a>', '<a/>', '<a b="c"/>', '<!--', '<!-- -', '-->', '<![CDATA[', ']]>', '<![CDATA[]]>', '&lt;', '&#13;'],
    ...['&#x', ']]'],
    ...['a.b&', 'a[0]=', 'a[', '[]', 'a=1&', 'en-', 'en;q=0.1,', 'Basic ', '7T:', 'XSRF-TOKEN=', 'Update, '],
    ...['2008-08-06T'],
  ].flatMap((unit) => {
    const run = (length) => unit.repeat(Math.ceil(length / unit.length))
    return [
      [`a run of ${JSON.stringify(unit)}`, run],
      [`a run of ${JSON.stringify(unit)} between letters`, (length) => `a${run(length)}a`],
    ]
  }),
)

/** The regular expressions in a tree of a source, as they are written. */
const literalsIn = (node) =>
  node?.type === 'Literal' && node.regex !== undefined
    ? [node.raw]
    : Object.values(node ?? {}).flatMap((part) => (typeof part === 'object' ? literalsIn(part) : []))

/** The regular expressions of a folder of sources, each once, in order. */
export const regexLiterals = (folder) =>
  [
    ...new Set(
      readdirSync(folder, { recursive: true })
        .map(String)
        .filter((name) => name.endsWith('.ts'))
        .flatMap((name) => literalsIn(parseAst(readFileSync(join(folder, name), 'utf8'), { lang: 'ts' }))),
    ),
  ].sort()
