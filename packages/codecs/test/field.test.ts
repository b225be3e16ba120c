import { readdirSync, readFileSync } from 'node:fs'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import { expect, test } from 'vitest'
import * as codecs from '../src/index.js'

// The format is described in `field/README.md`.
const Case = t.intersection([
  t.type({
    what: t.string,
    reader: t.keyof({ decode: null, redact: null, canonical: null, rejection: null, mask: null }),
    body: t.union([t.string, t.array(t.union([t.string, t.tuple([t.string, t.number])]))]),
    outcome: t.union([
      t.intersection([t.type({ problems: t.array(t.string) }), t.partial({ count: t.number })]),
      t.type({ value: t.unknown }),
    ]),
  }),
  t.partial({ codec: t.string }),
])
type Case = t.TypeOf<typeof Case>

const folder = new URL('./field/', import.meta.url)
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name): Case => {
    const decoded = Case.decode(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
    if (E.isLeft(decoded)) throw new Error(`${name}: ${codecs.drawFailure(decoded.left).join('; ')}`)
    return decoded.right
  })

const bodyOf = ({ body }: Case): unknown =>
  JSON.parse(
    typeof body === 'string'
      ? body
      : body.map((part) => (typeof part === 'string' ? part : part[0].repeat(part[1]))).join(''),
  )

const codecOf = ({ codec = '' }: Case): t.Mixed => {
  const { operations, EMailAccount, SaveEMailAccountRequest, FieldProperties, ServiceAuth, ErrorObject } = codecs
  const answers = Object.entries(operations).map(([name, { answer }]) => [name, answer.codec] as const)
  const known = new Map<string, t.Mixed>([
    ...Object.entries({ EMailAccount, SaveEMailAccountRequest, FieldProperties, ServiceAuth, ErrorObject }),
    ...answers,
  ])
  return known.get(codec) ?? expect.fail(`no codec is called ${codec}`)
}

/** What the reader gives; for `decode`, the value or the drawn lines. */
const outcomeOf = (each: Case): unknown => {
  const value = bodyOf(each)
  switch (each.reader) {
    case 'decode':
      return F.pipe(codecOf(each).decode(value), E.mapLeft(codecs.drawFailure), E.toUnion)
    case 'redact':
      return codecs.redact(codecOf(each))(value)
    case 'canonical':
      return codecs.canonical(codecOf(each))(value)
    case 'rejection':
      return codecs.rejectionOf(value)
    case 'mask': {
      const type = each.codec === 'EFieldRight' ? codecs.EFieldRight : codecs.ETableRight
      return codecs.flagSet.getEq(type).equals(String(value), String(value))
    }
  }
}

test.each(cases)('$what', (each) => {
  const { outcome } = each
  const actual = outcomeOf(each)
  if ('value' in outcome) expect(actual).toEqual(outcome.value)
  else {
    const lines: ReadonlyArray<unknown> = Array.isArray(actual) ? actual : []
    expect(lines.slice(0, outcome.problems.length)).toEqual(outcome.problems)
    expect(lines).toHaveLength(outcome.count ?? outcome.problems.length)
  }
})
