/** Outputs for a person. */
import { AccountStatus, escapeUnprintable } from '@so-email/codecs'
import * as t from 'io-ts'
import { drawProblem } from '../CommandError.js'
import type { Imported, ImportedRow, Output, Planned, WaitingRequest } from '../Output.js'
import type { Style } from './Style.js'
import { cell, table } from './table.js'

/** What describes the form of an account, and not the account; `--json` has it. */
const aside: ReadonlyArray<string> = ['TableRight', 'FieldProperties']

const rowsOf = (value: unknown, path: ReadonlyArray<string> = []): ReadonlyArray<readonly [string, unknown]> =>
  t.UnknownRecord.is(value)
    ? Object.entries(value).flatMap(([name, each]) => (aside.includes(name) ? [] : rowsOf(each, [...path, name])))
    : [[path.join('.'), value]]

const statusNames = new Map<unknown, string>(Object.entries(AccountStatus).map(([name, code]) => [code, name]))

const drawValue = (property: string, value: unknown): string =>
  property === 'AccountStatus' && statusNames.has(value) ? `${cell(value)} (${statusNames.get(value)})` : cell(value)

const drawAccount = (style: Style, account: unknown): string =>
  table(style)(
    ['', ''],
    rowsOf(account).map(([property, value]) => [style.bold(escapeUnprintable(property)), drawValue(property, value)]),
  )

const drawRequest = (style: Style, { method, path, operation, body }: WaitingRequest): string =>
  [
    `${style.bold('Not sent')} ${style.dim(`(${operation})`)}`,
    `${method} ${path}`,
    ...(body === null ? [] : [drawAccount(style, body)]),
  ].join('\n')

const count = (number: number, name: string): string => `${number} ${name}${number === 1 ? '' : 's'}`

const yes = (style: Style, worked: boolean): string => (worked ? style.green('works') : style.red('refused'))

/** The most rows that a person reads; `--json` has more. */
const mostRows = 20

const drawRows = (style: Style, rows: ReadonlyArray<ImportedRow>, all: number): ReadonlyArray<string> =>
  rows.length === 0
    ? []
    : [
        '',
        table(style)(
          ['row', 'line', 'state', 'address', 'reason'],
          rows
            .slice(0, mostRows)
            .map(({ row, line, state, address, reason }) => [
              cell(row),
              cell(line),
              state,
              cell(address),
              cell(reason),
            ]),
        ),
        ...(all > mostRows ? [style.dim(`and ${all - mostRows} more; --json lists up to 1000`)] : []),
      ]

const drawImported = (
  style: Style,
  { total, saved, refused, unknown, waiting, ledger, rows, ...more }: Imported,
): string =>
  [
    table(style)(
      ['', ''],
      [
        ['rows', cell(total)],
        ['saved', style.green(cell(saved))],
        ['refused', refused === 0 ? '0' : style.red(cell(refused))],
        ['unknown', unknown === 0 ? '0' : style.red(cell(unknown))],
        ['waiting', cell(waiting)],
        ['ledger', cell(ledger)],
      ],
    ),
    ...drawRows(style, rows, refused + unknown),
    ...(more.isInterrupted ? ['', 'Interrupted. The same command goes on from here.'] : []),
    ...(waiting > 0 && !more.isInterrupted
      ? ['', 'Another process has the waiting rows. The same command goes on with those that it leaves.']
      : []),
    ...(unknown > 0
      ? [
          '',
          `An unknown row was sent, and no usable response came.${more.isResolved ? '' : ' The same command with --resolve looks it up.'}`,
        ]
      : []),
  ].join('\n')

const drawPlanned = (style: Style, { total, valid, first, rows }: Planned): string =>
  [
    `${style.bold('Not sent:')} ${count(valid, 'account')} of ${count(total, 'row')} would be saved${first === null ? '.' : ', the first of them so:'}`,
    ...(first === null ? [] : [drawRequest(style, first)]),
    ...drawRows(style, rows, total - valid),
  ].join('\n')

/** A text of one or more lines, without a line end behind the last. */
export const draw =
  (style: Style) =>
  (output: Output): string => {
    switch (output._tag) {
      case 'Account':
        return drawAccount(style, output.account)
      case 'NotSent':
        return output.requests.map((request) => drawRequest(style, request)).join('\n\n')
      case 'Changed':
        return [
          output.isSent
            ? `Account ${output.id} is changed.`
            : `${style.bold('Not sent:')} account ${output.id} would be changed.`,
          table(style)(
            ['property', 'before', 'after'],
            output.changes.map(({ property, before, after, isTaken }) => [
              property,
              drawValue(property, before),
              `${drawValue(property, after)}${isTaken ? '' : style.red(' (the server did not take the value)')}`,
            ]),
          ),
        ].join('\n')
      case 'Deleted':
        return `Account ${output.id} is deleted.`
      case 'Checked':
        return [
          ...output.problems.map(drawProblem(output.file)).map(escapeUnprintable),
          output.problems.length === 0
            ? `${style.green('No problem')} in ${count(output.accounts, 'account')}.`
            : `${style.red(count(output.problems.length, 'problem'))} in ${count(output.accounts, 'account')}.`,
        ].join('\n')
      case 'Logins':
        return table(style)(
          ['login', 'server', 'user', 'result'],
          output.logins.map(({ use, server, user, worked }) => [use, cell(server), cell(user), yes(style, worked)]),
        )
      case 'Imported':
        return drawImported(style, output)
      case 'Planned':
        return drawPlanned(style, output)
      case 'Script':
        return output.text
      case 'Printed':
        return ''
    }
  }
