/** Options that would show a secret to every process of the machine. They do not exist, and their absence has a reason. */
import { either as E, function as F, option as O } from 'fp-ts'

const variableFor: Readonly<Record<string, string>> = {
  password: 'SUPEROFFICE_PASSWORD',
  pass: 'SUPEROFFICE_PASSWORD',
  user: 'SUPEROFFICE_USER',
  username: 'SUPEROFFICE_USER',
  ticket: 'SUPEROFFICE_TICKET',
  token: 'SUPEROFFICE_TOKEN',
  apptoken: 'SUPEROFFICE_APP_TOKEN',
  secret: 'SUPEROFFICE_TOKEN',
}

const nameIn = (argument: string): string => /^--?([\w-]+)/.exec(argument)?.[1]?.toLowerCase() ?? ''

/** The arguments, unless one of them is such an option. The message has the name of the option, never its value. */
export const refuseSecrets = (argv: ReadonlyArray<string>): E.Either<string, ReadonlyArray<string>> =>
  F.pipe(
    argv.map(nameIn).find((name) => Object.hasOwn(variableFor, name.replaceAll('-', ''))),
    O.fromNullable,
    O.match(
      () => E.right(argv),
      (name) =>
        E.left(
          `There is no --${name}: every process of this machine can see the arguments of a command. Set ${variableFor[name.replaceAll('-', '')]} in the environment or in a .env file, or wait for the prompt`,
        ),
    ),
  )
