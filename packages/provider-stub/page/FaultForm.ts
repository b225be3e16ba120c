/** The form of a fault, as a person fills it in. */
import { either as E, function as F } from 'fp-ts'
import { Fault } from '../src/faults/Fault.js'
import type { Command } from '../src/ui/protocol.js'

export type FaultKind = Fault['_tag']
export type FaultField = 'milliseconds' | 'status' | 'retryAfter' | 'property' | 'times'

export interface FaultForm {
  readonly kind: FaultKind
  readonly texts: Readonly<Record<FaultField, string>>
}

/** Every kind of fault: what a person reads, and the fields that it has besides `times`. */
export const faultKinds: Readonly<
  Record<FaultKind, { readonly label: string; readonly fields: ReadonlyArray<FaultField> }>
> = {
  Status: { label: 'Another status', fields: ['status', 'retryAfter'] },
  Latency: { label: 'A late response', fields: ['milliseconds'] },
  Reset: { label: 'A reset connection', fields: [] },
  Truncated: { label: 'A response that is cut off', fields: [] },
  Html: { label: 'An HTML page under 200', fields: [] },
  ErrorObject: { label: 'An error object under 200', fields: [] },
  Null: { label: 'null under 200', fields: [] },
  WrongType: { label: 'A property of the wrong type', fields: ['property'] },
}

export const faultLabels: Readonly<Record<FaultField, string>> = {
  milliseconds: 'Milliseconds, at most 600000',
  status: 'Status, from 200 to 599',
  retryAfter: 'Retry-After in seconds, or nothing',
  property: 'Property, as EMailAddress',
  times: 'How many operations meet it',
}

export const emptyFault: FaultForm = {
  kind: 'Status',
  texts: { milliseconds: '2000', status: '503', retryAfter: '', property: 'EMailAddress', times: '1' },
}

const isNumber = (field: FaultField): boolean => field !== 'property'

const fieldValue = (field: FaultField, text: string): unknown =>
  isNumber(field) && /^\d{1,9}$/.test(text.trim()) ? Number(text) : text

/** The command that the form stands for, or what is wrong with it. */
export const toCommand = ({ kind, texts }: FaultForm): E.Either<string, Command> => {
  const fields = faultKinds[kind].fields.filter((field) => field !== 'retryAfter' || texts[field].trim() !== '')
  const times = fieldValue('times', texts.times)
  return F.pipe(
    Fault.decode({
      _tag: kind,
      ...Object.fromEntries(fields.map((field) => [field, fieldValue(field, texts[field])])),
    }),
    E.mapLeft(() => fields.map((field) => faultLabels[field]).join('; ')),
    E.chain((fault) =>
      typeof times === 'number'
        ? E.right<string, Command>({ _tag: 'PlayFault', fault, times })
        : E.left(`${faultLabels.times}: a whole number`),
    ),
  )
}
